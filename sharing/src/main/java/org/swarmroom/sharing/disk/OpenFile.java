package org.swarmroom.sharing.disk;

import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

/** A file channel that closes when its last user lets go. Thread-safe. */
final class OpenFile extends AbstractReferenceCounted {

  private final FileChannel channel;

  OpenFile(FileChannel channel) {
    this.channel = channel;
  }

  FileChannel channel() {
    return channel;
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
