package org.swarmroom.sharing.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Which name a torrent's part is about to get: {@code name.part.name} beside it. Begins with a line
 * that names the torrent; whatever does not is somebody else's file, and neither written, read
 * further nor deleted. Links are not followed. Blocks.
 */
final class RenamingNote {

  private static final Logger log = LoggerFactory.getLogger(RenamingNote.class);

  private static final String MAGIC = "swarmroom renames the part of ";
  private static final int LONGEST = 2_048;

  private final Path note;
  private final String head;

  private RenamingNote(Path note, InfoHash torrent) {
    this.note = note;
    this.head = MAGIC + HexFormat.of().formatHex(torrent.bytes()) + "\n";
  }

  static RenamingNote beside(Path part, InfoHash torrent) {
    return new RenamingNote(part.resolveSibling(part.getFileName() + ".name"), torrent);
  }

  /** Does nothing if somebody else's file lies there. */
  void write(String name) throws IOException {
    delete();
    try {
      Files.write(
          note,
          (head + name).getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          NOFOLLOW_LINKS);
    } catch (FileAlreadyExistsException foreign) {
      log.info("{} is not ours: the name is taken without a note", note);
    }
  }

  /** The path beside the part that the note names; empty if it is not ours, or half written. */
  Optional<Path> read() {
    return text()
        .filter(text -> text.startsWith(head))
        .map(text -> text.substring(head.length()))
        .flatMap(this::beside);
  }

  private Optional<Path> beside(String name) {
    try {
      var path = note.resolveSibling(name);
      boolean isBeside = path.getFileName() != null && path.getFileName().toString().equals(name);
      return isBeside ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      log.info("{} names no file: {}", note, e.getMessage());
      return Optional.empty();
    }
  }

  void delete() throws IOException {
    if (text().filter(text -> text.startsWith(head)).isPresent()) {
      Files.deleteIfExists(note);
    }
  }

  /** Bytes that are no text come out as other characters; what can't be read is not ours. */
  private Optional<String> text() {
    try {
      if (!Files.isRegularFile(note, NOFOLLOW_LINKS) || Files.size(note) > LONGEST) {
        return Optional.empty();
      }
      try (var in = Files.newInputStream(note, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
        return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
      }
    } catch (IOException | UncheckedIOException e) {
      log.info("{} can't be read, so it is not ours: {}", note, e.toString());
      return Optional.empty();
    }
  }
}
