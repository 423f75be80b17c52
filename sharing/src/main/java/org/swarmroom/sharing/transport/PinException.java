package org.swarmroom.sharing.transport;

import java.security.cert.CertificateException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** Finds the pin that failed among the causes of a failed dial. */
  public static Optional<PinException> in(Throwable failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof PinException pin) {
        return Optional.of(pin);
      }
    }
    return Optional.empty();
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
