package org.swarmroom.chat.sealed;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * What a member shows to prove who it is.
 *
 * @param fingerprint SHA-256 of the certificate's DER form, 64 lower-case hex digits
 */
public record Credentials(String fingerprint, byte[] certificate, Signer signer) {

  /** Keeps the private key to itself. */
  @FunctionalInterface
  public interface Signer {
    /**
     * @return SHA256withECDSA over the message, in DER, by the certificate's key; takes less than
     *     10 ms, on the caller's thread
     */
    byte[] sign(byte[] message);
  }

  /**
   * @throws IllegalArgumentException if the certificate has no DER form, or one that is longer than
   *     a greeting can be
   */
  public static Credentials of(X509Certificate certificate, Signer signer) {
    try {
      byte[] der = certificate.getEncoded();
      if (der.length > Greeting.MAX_CERTIFICATE) {
        throw new IllegalArgumentException("the certificate has " + der.length + " bytes");
      }
      return new Credentials(HexFormat.of().formatHex(Bytes.sha256(der)), der, signer);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate has no DER form", e);
    }
  }

  @Override
  public String toString() {
    return "Credentials[" + fingerprint + "]";
  }
}
