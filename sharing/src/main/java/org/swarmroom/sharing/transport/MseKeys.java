package org.swarmroom.sharing.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.swarmroom.sharing.torrent.InfoHash;

/** The numbers of MSE: a 768-bit Diffie-Hellman exchange and hashes over its secret. */
final class MseKeys {

  /** Bytes of a public key and of the secret. */
  static final int LENGTH = 96;

  static final SecureRandom RANDOM = new SecureRandom();

  private static final BigInteger PRIME =
      new BigInteger(
          "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
              + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
              + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A63A36210000000000090563",
          16);
  private static final int PRIVATE_BITS = 160;

  private final BigInteger secretExponent = new BigInteger(PRIVATE_BITS, RANDOM);

  /** What is sent to the other side. */
  byte[] publicKey() {
    return fixed(BigInteger.TWO.modPow(secretExponent, PRIME));
  }

  /**
   * The secret shared with the owner of a public key.
   *
   * @throws MseException if the key is one that makes the secret known to everyone
   */
  byte[] secret(byte[] theirs) throws MseException {
    BigInteger key = new BigInteger(1, theirs);
    if (key.compareTo(BigInteger.ONE) <= 0 || key.compareTo(PRIME.subtract(BigInteger.ONE)) >= 0) {
      throw new MseException("The peer sent a worthless key.");
    }
    return fixed(key.modPow(secretExponent, PRIME));
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[LENGTH];
    int length = Math.min(bytes.length, LENGTH);
    System.arraycopy(bytes, bytes.length - length, fixed, LENGTH - length, length);
    return fixed;
  }

  /** Where the initiator's part starts. */
  static byte[] req1(byte[] secret) {
    return sha1("req1", secret);
  }

  /** Which torrent it is about, hidden by {@link #req3}. */
  static byte[] req2(InfoHash torrent) {
    return sha1("req2", torrent.truncated().bytes());
  }

  static byte[] req3(byte[] secret) {
    return sha1("req3", secret);
  }

  static byte[] xor(byte[] a, byte[] b) {
    byte[] result = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = (byte) (a[i] ^ b[i]);
    }
    return result;
  }

  /** The cipher of what the initiator sends. */
  static Rc4 initiator(byte[] secret, InfoHash torrent) {
    return new Rc4(sha1("keyA", secret, torrent.truncated().bytes()));
  }

  /** The cipher of what the receiver sends. */
  static Rc4 receiver(byte[] secret, InfoHash torrent) {
    return new Rc4(sha1("keyB", secret, torrent.truncated().bytes()));
  }

  private static byte[] sha1(String label, byte[]... parts) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(label.getBytes(US_ASCII));
      for (byte[] part : parts) {
        sha1.update(part);
      }
      return sha1.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
