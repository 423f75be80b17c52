package org.swarmroom.app.node;

/**
 * Something the user asked for could not be done; the message is one sentence: what failed, on
 * what, what to do.
 */
public final class NodeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NodeException(String sentence) {
    super(sentence);
  }

  public NodeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
