package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A disk that counts what is written, and is full or breaks when the test says so. */
public final class WatchedVolume implements Volume {

  public final AtomicLong written = new AtomicLong();
  public volatile long capacity = Long.MAX_VALUE;
  public volatile long reportedFree = Long.MAX_VALUE;
  public volatile boolean refusesToForce;

  /** Thrown when free space is looked up. */
  public volatile Optional<RuntimeException> bug = Optional.empty();

  /** Forces that fail before the next succeeds, as Linux does it: an error is told once. */
  public final AtomicInteger failingForces = new AtomicInteger();

  /** Reads for which there is no memory, before the next succeeds. */
  public final AtomicInteger readsWithoutMemory = new AtomicInteger();

  /** Whoever opens a file to write waits here, while there is a gate. */
  public volatile @Nullable Gate gate;

  /** Whoever writes waits here, while there is a gate. */
  public volatile @Nullable Gate writeGate;

  /** Somebody is at it, and is let through when the test says so. */
  public static final class Gate {
    public final CountDownLatch reached = new CountDownLatch(1);
    public final CountDownLatch opened = new CountDownLatch(1);

    private void pass() throws IOException {
      reached.countDown();
      try {
        opened.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Override
  public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    var here = gate;
    if (here != null && options.contains(StandardOpenOption.WRITE)) {
      here.pass();
    }
    return new Watched(FileChannel.open(file, options));
  }

  @Override
  public long usableSpace(Path folder) {
    bug.ifPresent(
        b -> {
          throw b;
        });
    return reportedFree;
  }

  private final class Watched extends FileChannel {

    private final FileChannel real;

    Watched(FileChannel real) {
      this.real = real;
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      var here = writeGate;
      if (here != null) {
        here.pass();
      }
      if (written.addAndGet(from.remaining()) > capacity) {
        throw new IOException("No space left on device");
      }
      return real.write(from, position);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      if (readsWithoutMemory.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw new OutOfMemoryError("the test says so");
      }
      return real.read(into, position);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
      return real.transferTo(position, count, to);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      if (refusesToForce || failingForces.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw new IOException("Input/output error");
      }
      real.force(metadata);
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }

    @Override
    public int read(ByteBuffer into) {
      throw new AssertionError("not positional");
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
      throw new AssertionError("not positional");
    }

    @Override
    public int write(ByteBuffer from) {
      throw new AssertionError("not positional");
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
      throw new AssertionError("not positional");
    }

    @Override
    public long position() {
      throw new AssertionError("not positional");
    }

    @Override
    public FileChannel position(long position) {
      throw new AssertionError("not positional");
    }

    @Override
    public FileChannel truncate(long size) {
      throw new AssertionError("nothing is cut");
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
      throw new AssertionError("not used");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new AssertionError("not used");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new AssertionError("not used");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new AssertionError("not used");
    }
  }
}
