package org.swarmroom.sharing.disk;

import io.netty.channel.DefaultFileRegion;

/**
 * A stretch of an open file for {@code sendfile}; lets go of the file, which others use too,
 * instead of closing it.
 */
final class BlockRegion extends DefaultFileRegion {

  private final OpenFile file;

  /** Takes over one count of {@code file}. */
  BlockRegion(OpenFile file, long position, int length) {
    super(file.channel(), position, length);
    this.file = file;
  }

  @Override
  protected void deallocate() {
    file.release();
  }
}
