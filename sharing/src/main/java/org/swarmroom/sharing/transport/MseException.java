package org.swarmroom.sharing.transport;

import java.io.IOException;

/** An MSE handshake failed; the message says why, in one sentence. The channel is closed. */
public final class MseException extends IOException {

  private static final long serialVersionUID = 1L;

  MseException(String message) {
    super(message);
  }
}
