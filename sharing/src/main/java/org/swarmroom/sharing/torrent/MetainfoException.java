package org.swarmroom.sharing.torrent;

/** A torrent or magnet that can't be used; the message is one sentence for the user. */
public final class MetainfoException extends Exception {

  private static final long serialVersionUID = 1L;

  MetainfoException(String message) {
    super(message);
  }

  MetainfoException(String message, Throwable cause) {
    super(message, cause);
  }
}
