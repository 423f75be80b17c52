package org.swarmroom.sharing.transfer;

/** A transfer could not be added or found; the message is one sentence for the user. */
public final class TransferException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TransferException(String sentence) {
    super(sentence);
  }

  public TransferException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
