package org.swarmroom.sharing.disk;

import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file channel that closes when its last user lets go. Thread-safe. */
final class OpenFile extends AbstractReferenceCounted {

  /**
   * A write takes page-cache pages as large as itself; those of up to 32 KiB come from the CPU's
   * own lists, where lately freed ones lie. In a virtual machine that gives free memory back to its
   * host, 1 GiB then costs 0.3 CPU seconds, and up to 2 in larger pages, which the host must find
   * again first. 48 KiB takes one of 32 and one of 16.
   */
  private static final int MOST_WRITTEN_AT_ONCE = 48 << 10;

  private final FileChannel channel;

  OpenFile(FileChannel channel) {
    this.channel = channel;
  }

  FileChannel channel() {
    return channel;
  }

  /**
   * Writes all that remains in {@code from}. One writer at a time: the system lets no more into a
   * file, and makes the others spin.
   */
  synchronized void write(ByteBuffer from, long at) throws IOException {
    int end = from.limit();
    long position = at;
    while (from.position() < end) {
      from.limit(Math.min(end, from.position() + MOST_WRITTEN_AT_ONCE));
      position += channel.write(from, position);
    }
  }

  @Override
  protected void deallocate() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ReferenceCounted touch(Object hint) {
    return this;
  }
}
