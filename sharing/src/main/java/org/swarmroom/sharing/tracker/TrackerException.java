package org.swarmroom.sharing.tracker;

/**
 * A tracker could not be asked or refused; the message says which and why in words for the user.
 */
public final class TrackerException extends Exception {

  private static final long serialVersionUID = 1L;

  TrackerException(String message) {
    super(message);
  }
}
