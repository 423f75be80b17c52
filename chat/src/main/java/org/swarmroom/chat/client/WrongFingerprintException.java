package org.swarmroom.chat.client;

/**
 * The server that answered shows another certificate than the pinned one. A {@link Dialer} fails
 * with it; it is never retried.
 */
public final class WrongFingerprintException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String actual;

  /**
   * @param expected pinned fingerprint
   * @param actual the one shown, or empty if unknown
   */
  public WrongFingerprintException(String expected, String actual) {
    super("expected certificate " + expected + ", got " + (actual.isEmpty() ? "another" : actual));
    this.expected = expected;
    this.actual = actual;
  }

  public String expected() {
    return expected;
  }

  public String actual() {
    return actual;
  }
}
