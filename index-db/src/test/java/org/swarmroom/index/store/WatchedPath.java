package org.swarmroom.index.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** An H2 file system {@code watched:} over the real one: counts syncs and can be full. */
public final class WatchedPath extends FilePathWrapper {

  static final String SCHEME = "watched:";
  static final AtomicLong SYNCS = new AtomicLong();

  /** Bytes that may still be written. */
  static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);

  static void register() {
    FilePath.register(new WatchedPath());
  }

  @Override
  public String getScheme() {
    return "watched";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Watched(super.open(mode));
  }

  private static final class Watched extends FileBase {
    private final FileChannel file;

    Watched(FileChannel file) {
      this.file = file;
    }

    /** As on a real disk: what lies within the file has its place already. */
    private void take(long end) throws IOException {
      long growth = end - file.size();
      if (growth > 0 && ROOM.addAndGet(-growth) < 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      take(position + from.remaining());
      return file.write(from, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      take(file.position() + from.remaining());
      return file.write(from);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      SYNCS.incrementAndGet();
      file.force(metaData);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return file.read(into);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return file.read(into, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
