package org.swarmroom.sharing.transport;

/** The identity file can't be used; the message is one sentence for the user. */
public final class IdentityException extends Exception {

  private static final long serialVersionUID = 1L;

  IdentityException(String message, Throwable cause) {
    super(message, cause);
  }
}
