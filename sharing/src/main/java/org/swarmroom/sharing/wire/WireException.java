package org.swarmroom.sharing.wire;

import io.netty.handler.codec.DecoderException;

/** A peer broke the protocol; the message says how, in one sentence. Its connection is closed. */
public final class WireException extends DecoderException {

  private static final long serialVersionUID = 1L;

  /** With what the peer did. */
  public WireException(String message) {
    super(message);
  }

  /** With what the peer did and how it was found. */
  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
