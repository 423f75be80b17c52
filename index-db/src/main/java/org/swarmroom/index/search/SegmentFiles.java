package org.swarmroom.index.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of segment files. They are derived: one that is missing, of another stamp or damaged
 * is not there, and one that can't be written is searched from memory instead.
 */
final class SegmentFiles {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentFiles.class);
  private static final String SUFFIX = ".names";

  /** Where a mapped file can't be deleted or replaced, segments are read into memory. */
  private static final boolean MAPPED =
      !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private final Path folder;

  SegmentFiles(Path folder) {
    this.folder = folder;
  }

  /** The segment of an owner, if the file is whole and of that stamp. */
  Optional<Segment> load(String owner, long stamp) {
    Path path = path(owner);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      ByteBuffer file = open(path);
      if (!isWhole(file)) {
        LOG.info("{} is damaged and will be made again", path);
        return Optional.empty();
      }
      Segment segment = Segment.of(file);
      return Optional.of(segment)
          .filter(found -> found.stamp() == stamp && found.owner().equals(owner));
    } catch (IOException e) {
      LOG.info("{} can't be read and will be made again", path, e);
      return Optional.empty();
    }
  }

  private static ByteBuffer open(Path path) throws IOException {
    if (!MAPPED) {
      return ByteBuffer.wrap(Files.readAllBytes(path));
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static boolean isWhole(ByteBuffer file) {
    if (file.limit() < SegmentFormat.AT_OWNER + 4
        || file.getLong(0) != SegmentFormat.MAGIC
        || file.getInt(SegmentFormat.AT_FORMAT) != SegmentFormat.FORMAT
        || file.getInt(SegmentFormat.AT_SECTIONS + 4 * SegmentFormat.SECTIONS) != file.limit()) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(file.duplicate().position(SegmentFormat.AT_FORMAT));
    return (int) crc.getValue() == file.getInt(SegmentFormat.AT_CRC);
  }

  /** Keeps a segment; gives it back as it is read from now on. */
  Segment save(Segment segment) {
    Path path = path(segment.owner());
    Path unfinished = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = segment.file();
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
      return Segment.of(open(path));
    } catch (IOException e) {
      LOG.info("{} can't be written; its names are searched from memory", path, e);
      return segment;
    }
  }

  void delete(String owner) {
    try {
      Files.deleteIfExists(path(owner));
    } catch (IOException e) {
      LOG.info("{} can't be deleted", path(owner), e);
    }
  }

  /** Deletes files of owners that are no more, and unfinished ones. */
  void keepOnly(Set<String> owners) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Set<Path> wanted = new HashSet<>();
    owners.forEach(owner -> wanted.add(path(owner)));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(f -> !wanted.contains(f))::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.info("{} can't be tidied", folder, e);
    }
  }

  private Path path(String owner) {
    return folder.resolve((owner.isEmpty() ? "own" : owner) + SUFFIX);
  }
}
