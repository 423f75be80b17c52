package org.swarmroom.sharing.disk;

import io.netty.channel.FileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Reads and writes a torrent's row of bytes in its files. Positional: any number of threads at
 * once. Bytes without a file read as zeros and writing them does nothing. After the close no file
 * is opened any more, let alone made. Thread-safe.
 */
public final class TorrentFiles implements AutoCloseable {

  private final FileLayout layout;
  private final Volume volume;
  private final boolean writable;

  /** Nobody opens a file while they change names. */
  private final ReadWriteLock names = new ReentrantReadWriteLock();

  private volatile Path base;
  private OpenFiles files;
  private boolean closed;

  private TorrentFiles(FileLayout layout, Volume volume, Path base, boolean writable) {
    this.layout = layout;
    this.volume = volume;
    this.base = base;
    this.writable = writable;
    this.files = new OpenFiles(volume, writable);
  }

  /**
   * @param base the file, or the folder of a torrent of several files
   */
  public static TorrentFiles forReading(FileLayout layout, Volume volume, Path base) {
    return new TorrentFiles(layout, volume, base, false);
  }

  /** Makes files and folders as they are written to. */
  public static TorrentFiles forWriting(FileLayout layout, Volume volume, Path base) {
    return new TorrentFiles(layout, volume, base, true);
  }

  public Path base() {
    return base;
  }

  public FileLayout layout() {
    return layout;
  }

  /**
   * Fills {@code into} from {@code at}.
   *
   * @throws EOFException if a file is shorter than the torrent says
   */
  public void read(long at, ByteBuffer into) throws IOException {
    long next = at;
    int length = into.remaining();
    int start = into.position();
    for (var span : layout.spans(at, length)) {
      zeros(into, span.at() - next);
      var file = retain(span.file());
      try {
        readFully(file.channel(), into, span);
      } finally {
        file.release();
      }
      next = span.at() + span.length();
    }
    zeros(into, start + length - into.position());
  }

  private static void zeros(ByteBuffer into, long count) {
    for (long i = 0; i < count; i++) {
      into.put((byte) 0);
    }
  }

  private static void readFully(FileChannel file, ByteBuffer into, FileLayout.Span span)
      throws IOException {
    int limit = into.limit();
    into.limit(into.position() + span.length());
    long position = span.position();
    while (into.hasRemaining()) {
      int read = file.read(into, position);
      if (read < 0) {
        throw new EOFException("the file is shorter than the torrent says");
      }
      position += read;
    }
    into.limit(limit);
  }

  /** Writes all of {@code from} to {@code at}. */
  public void write(long at, ByteBuffer from) throws IOException {
    int start = from.position();
    int limit = from.limit();
    for (var span : layout.spans(at, from.remaining())) {
      var file = retain(span.file());
      try {
        from.position(start + (int) (span.at() - at)).limit(from.position() + span.length());
        file.write(from, span.position());
      } finally {
        file.release();
        from.limit(limit);
      }
    }
    from.position(limit);
  }

  /** The bytes for {@code sendfile}, where they lie in one file. */
  public Optional<FileRegion> region(long at, int length) throws IOException {
    var spans = layout.spans(at, length);
    if (spans.size() != 1 || spans.get(0).length() != length) {
      return Optional.empty();
    }
    var span = spans.get(0);
    return Optional.of(new BlockRegion(retain(span.file()), span.position(), length));
  }

  private OpenFile retain(FileLayout.Entry file) throws IOException {
    names.readLock().lock();
    try {
      return files.retain(path(file));
    } finally {
      names.readLock().unlock();
    }
  }

  private OpenFile retain(Path path) throws IOException {
    names.readLock().lock();
    try {
      return files.retain(path);
    } finally {
      names.readLock().unlock();
    }
  }

  private Path path(FileLayout.Entry file) {
    return file.path().toString().isEmpty() ? base : base.resolve(file.path());
  }

  /** Makes the files that have no bytes, and cuts longer ones to their size. */
  public void finish() throws IOException {
    for (var entry : layout.entries()) {
      if (entry.size() == 0 || !Files.exists(path(entry))) {
        retain(entry).release();
      }
    }
  }

  /** Whether every file is there with its size; what is in it is another question. */
  public boolean allThere() throws IOException {
    for (var entry : layout.entries()) {
      var path = path(entry);
      if (!Files.isRegularFile(path) || Files.size(path) != entry.size()) {
        return false;
      }
    }
    return true;
  }

  /** Newest modification time of all files, epoch ms; 0 where none is there. */
  public long modifiedAt() throws IOException {
    long newest = 0;
    for (var entry : layout.entries()) {
      var path = path(entry);
      if (Files.exists(path)) {
        newest = Math.max(newest, Files.getLastModifiedTime(path).toMillis());
      }
    }
    return newest;
  }

  /**
   * What was written survives a power cut when this returns.
   *
   * @param helpers force some of many files at the same time
   */
  public void force(Executor helpers) throws IOException {
    var there = new ArrayList<Path>();
    for (var entry : layout.entries()) {
      if (Files.exists(path(entry))) {
        there.add(path(entry));
      }
    }
    Forcing.all(there, this::force, helpers);
  }

  private void force(Path path) throws IOException {
    var file = retain(path);
    try {
      file.channel().force(false);
    } finally {
      file.release();
    }
  }

  /**
   * Renames the file or folder in one step; readers go on undisturbed.
   *
   * @param torrent whose it is
   * @throws FileAlreadyExistsException if something lies there; it is left as it is
   */
  public void moveTo(Path target, InfoHash torrent) throws IOException {
    names.writeLock().lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      files.closeAll();
      boolean moved = false;
      try {
        Renaming.move(base, target, torrent);
        base = target;
        moved = true;
      } finally {
        files = new OpenFiles(volume, writable && !moved);
      }
    } finally {
      names.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    names.writeLock().lock();
    try {
      closed = true;
      files.closeAll();
    } finally {
      names.writeLock().unlock();
    }
  }
}
