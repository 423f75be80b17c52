package org.swarmroom.index;

import org.jspecify.annotations.Nullable;

/**
 * The index could not be opened, read or written. The message is one sentence for the user: what
 * failed, on what, what to do.
 */
public final class IndexException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public IndexException(String sentence) {
    super(sentence);
  }

  public IndexException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
