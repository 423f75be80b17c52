package org.swarmroom.sharing.library;

import java.nio.file.Path;
import java.util.List;

/**
 * A shared file or folder as the user sees it.
 *
 * @param files all below it
 * @param bytes their sizes
 * @param hashed files that others can fetch
 * @param missing whether the path is not there now
 * @param waiting files that wait for their hash
 * @param problems one sentence for each file that could not be hashed, the first few
 */
public record SharedPath(
    Path path,
    boolean includeHidden,
    long files,
    long bytes,
    long hashed,
    long hashedBytes,
    long waiting,
    boolean missing,
    List<String> problems) {

  public SharedPath {
    problems = List.copyOf(problems);
  }
}
