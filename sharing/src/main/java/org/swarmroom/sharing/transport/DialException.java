package org.swarmroom.sharing.transport;

import java.io.IOException;

/** A peer could not be reached or is not who it should be; the message is one sentence. */
public final class DialException extends IOException {

  private static final long serialVersionUID = 1L;

  DialException(String message, Throwable cause) {
    super(message, cause);
  }
}
