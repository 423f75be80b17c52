package org.swarmroom.chat.sealed;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** An X25519 key pair that is never kept. Source: RFC 7748. Immutable. */
final class EphemeralKey {

  static final int BYTES = 32;

  private final PrivateKey secret;
  private final byte[] open;

  private EphemeralKey(PrivateKey secret, byte[] open) {
    this.secret = secret;
    this.open = open;
  }

  static EphemeralKey make(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
      generator.initialize(NamedParameterSpec.X25519, random);
      KeyPair pair = generator.generateKeyPair();
      return new EphemeralKey(pair.getPrivate(), bytes(((XECPublicKey) pair.getPublic()).getU()));
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("this Java has no X25519", e);
    }
  }

  /** The public half as on the wire. Source: RFC 7748 section 5. */
  byte[] open() {
    return open.clone();
  }

  /**
   * @param theirs the other's public half
   * @return the secret that both share; empty if the other's is one that gives no secret. Source:
   *     RFC 7748 section 6.1
   */
  Optional<byte[]> agree(byte[] theirs) {
    try {
      PublicKey key =
          KeyFactory.getInstance("X25519")
              .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number(theirs)));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(secret);
      agreement.doPhase(key, true);
      return Optional.of(agreement.generateSecret());
    } catch (InvalidKeyException smallOrder) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no X25519", e);
    }
  }

  private static byte[] bytes(BigInteger number) {
    byte[] big = number.toByteArray();
    byte[] little = new byte[BYTES];
    for (int i = 0; i < Math.min(BYTES, big.length); i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }

  /** The top bit does not count. Source: RFC 7748 section 5. */
  private static BigInteger number(byte[] little) {
    byte[] big = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      big[i] = little[BYTES - 1 - i];
    }
    big[0] &= 0x7f;
    return new BigInteger(1, big);
  }
}
