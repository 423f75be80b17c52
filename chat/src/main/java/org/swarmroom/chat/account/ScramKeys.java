package org.swarmroom.chat.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a password: enough to check it, not enough to log in with it elsewhere. Source:
 * RFC 5802 section 3, RFC 7677.
 *
 * @param iterations of PBKDF2
 * @param storedKey checks a client's proof
 * @param serverKey proves to a client that we know its password
 */
public record ScramKeys(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {

  /** Of new accounts; RFC 7677 asks for 4,096 at least. Some 50 ms. */
  public static final int ITERATIONS = 50_000;

  static final int SALT_BYTES = 16;
  static final int KEY_BYTES = 32;

  /**
   * Takes tens of milliseconds, that is its purpose.
   *
   * @param password after {@link SaslPrep}, not empty
   */
  public static ScramKeys of(String password, byte[] salt, int iterations) {
    byte[] salted = pbkdf2(password, salt, iterations);
    byte[] clientKey = hmac(salted, "Client Key");
    return new ScramKeys(salt, iterations, sha256(clientKey), hmac(salted, "Server Key"));
  }

  /** Whether this is the password; takes as long as {@link #of}. */
  public boolean fit(String password) {
    ScramKeys other = of(password, salt, iterations);
    return MessageDigest.isEqual(storedKey, other.storedKey);
  }

  /**
   * Keys that no password fits, for a name that has none: the same at each try, so that asking does
   * not tell which names there are.
   */
  static ScramKeys fake(byte[] secret, String key) {
    byte[] salt = Arrays.copyOf(hmac(secret, "salt " + key), SALT_BYTES);
    return new ScramKeys(salt, ITERATIONS, hmac(secret, "stored " + key), hmac(secret, "" + key));
  }

  private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, 8 * KEY_BYTES);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2 with SHA-256", e);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC with SHA-256", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "ScramKeys[" + iterations + " iterations]";
  }
}
