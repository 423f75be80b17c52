package org.swarmroom.sharing.transport;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Makes a key and the certificate for it (RFC 5280, version 3, ECDSA with SHA-256). */
final class SelfSigned {

  private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
  private static final int[] COMMON_NAME = {2, 5, 4, 3};
  private static final int[] BASIC_CONSTRAINTS = {2, 5, 29, 19};
  private static final String NAME = "Swarmroom node";

  private SelfSigned() {}

  static Identity create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] body = body(pair);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(body);
      byte[] certificate = Der.sequence(body, ECDSA_SHA256, Der.bitString(signature.sign()));
      return new Identity(
          pair.getPrivate(),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256 and ECDSA", e);
    }
  }

  /** The part that is signed. Valid for good: what counts is the fingerprint. */
  private static byte[] body(KeyPair pair) {
    byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(NAME))));
    ZonedDateTime from = ZonedDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    ZonedDateTime to = ZonedDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC);
    byte[] authority = Der.sequence(Der.bool(true));
    byte[] extension =
        Der.sequence(Der.oid(BASIC_CONSTRAINTS), Der.bool(true), Der.octetString(authority));
    return Der.sequence(
        Der.tagged(0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(120, new SecureRandom()).setBit(120)),
        ECDSA_SHA256,
        name,
        Der.sequence(Der.time(from), Der.time(to)),
        name,
        pair.getPublic().getEncoded(),
        Der.tagged(3, Der.sequence(extension)));
  }
}
