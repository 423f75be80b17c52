package org.swarmroom.index.files;

import java.nio.file.Path;

/**
 * A file or folder the user shares.
 *
 * @param path absolute and normalized
 * @param includeHidden whether hidden files below it are shared too
 */
public record ShareRoot(long id, Path path, boolean includeHidden) {

  /** The name under which others see it: the last part of its path. */
  public String name() {
    Path last = path.getFileName();
    return last == null ? "root" : last.toString();
  }
}
