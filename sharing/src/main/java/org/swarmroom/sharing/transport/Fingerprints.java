package org.swarmroom.sharing.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Fingerprints of certificates. */
public final class Fingerprints {

  private Fingerprints() {}

  /** SHA-256 of the certificate's DER form: 64 lower-case hexadecimal digits. */
  public static String of(X509Certificate certificate) {
    try {
      byte[] der = certificate.getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** The first four digits, enough for a message to a person. */
  static String brief(String fingerprint) {
    return fingerprint.substring(0, Math.min(4, fingerprint.length())) + "…";
  }
}
