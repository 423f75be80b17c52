package org.swarmroom.sharing.transport;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/**
 * Who this node is: an EC P-256 key and the certificate it signed for itself. Immutable; any
 * thread.
 */
public final class Identity {

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final String fingerprint;

  Identity(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
    this.fingerprint = Fingerprints.of(certificate);
  }

  /**
   * Reads the identity from a PKCS #12 file, or makes a new one and writes it there, readable by
   * its owner alone. Blocks on the disk.
   *
   * @throws IdentityException if the file is damaged or can't be read or written; it is left as it
   *     is then
   */
  public static Identity loadOrCreate(Path file) throws IdentityException {
    return IdentityFile.loadOrCreate(file);
  }

  /** A new identity that is kept nowhere. */
  public static Identity create() {
    return SelfSigned.create();
  }

  /** SHA-256 of the certificate's DER form, 64 lower-case hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The certificate that peers see. */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * SHA256withECDSA over the message by the certificate's key, in DER. What is signed must begin
   * with a name for its purpose, so that no signature serves another. Takes less than 10 ms.
   */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256 and ECDSA", e);
    }
  }

  PrivateKey key() {
    return key;
  }
}
