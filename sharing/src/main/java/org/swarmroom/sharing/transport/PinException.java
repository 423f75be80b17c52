package org.swarmroom.sharing.transport;

import java.security.cert.CertificateException;

/** The other side showed another certificate than expected; the message is for the user. */
public final class PinException extends CertificateException {

  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String shown;

  PinException(String expected, String shown) {
    super(
        "The host showed another key than the link names (expected "
            + Fingerprints.brief(expected)
            + ", got "
            + Fingerprints.brief(shown)
            + "): someone may be in between, or the link is old; ask for a new link.");
    this.expected = expected;
    this.shown = shown;
  }

  /** The fingerprint that was asked for. */
  public String expected() {
    return expected;
  }

  /** The fingerprint of the certificate that was shown. */
  public String shown() {
    return shown;
  }
}
