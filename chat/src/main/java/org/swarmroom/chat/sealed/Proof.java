package org.swarmroom.chat.sealed;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/**
 * Who signed a greeting. What is signed: a name for the purpose, the hash of the room's key, the
 * fingerprints of greeter and peer, the greeter's key, its echo; so a greeting is of no use in
 * another room, to another peer, or turned back on its sender.
 */
final class Proof {

  private static final byte[] PURPOSE = Bytes.ascii("swarmroom sealed greeting 1\0");

  private static final int P256_BITS = 256;

  private Proof() {}

  static byte[] message(byte[] room, String from, String to, byte[] key, byte[] echo) {
    return Bytes.join(PURPOSE, room, Bytes.hex(from), Bytes.hex(to), key, echo);
  }

  /**
   * Whether {@code from} made this greeting for {@code to}. The certificate is looked into only
   * when its hash is the fingerprint.
   */
  static boolean holds(Greeting greeting, byte[] room, String from, String to) {
    if (!Arrays.equals(Bytes.sha256(greeting.certificate()), Bytes.hex(from))) {
      return false;
    }
    try {
      PublicKey key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(greeting.certificate()))
              .getPublicKey();
      if (!(key instanceof ECPublicKey curve)
          || curve.getParams().getOrder().bitLength() != P256_BITS) {
        return false;
      }
      Signature check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(key);
      check.update(message(room, from, to, greeting.key(), greeting.echo()));
      return check.verify(greeting.signature());
    } catch (GeneralSecurityException notGood) {
      return false;
    }
  }
}
