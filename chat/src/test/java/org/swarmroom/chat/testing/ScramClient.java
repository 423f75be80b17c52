package org.swarmroom.chat.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256, by itself: shares nothing with the server's. */
public final class ScramClient {

  private final String bare;
  private final String password;
  private String auth = "";
  private byte[] salted = {};

  public ScramClient(String name, String password) {
    this.bare = "n=" + name + ",r=fyko+d2lbbFgONRv9qkxdawL";
    this.password = password;
  }

  public String first() {
    return base64("n,," + bare);
  }

  /**
   * @param challenge the server's first message in Base64
   */
  public String proof(String challenge) {
    String server = text(challenge);
    String[] parts = server.split(",");
    String without = "c=biws," + parts[0];
    auth = bare + "," + server + "," + without;
    salted =
        pbkdf2(
            Base64.getDecoder().decode(parts[1].substring(2)),
            Integer.parseInt(parts[2].substring(2)));
    byte[] clientKey = hmac(salted, "Client Key");
    byte[] proof = hmac(sha256(clientKey), auth);
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= clientKey[i];
    }
    return base64(without + ",p=" + Base64.getEncoder().encodeToString(proof));
  }

  /** Whether the server proved that it knows the password too. */
  public boolean trusts(String last) {
    byte[] own = hmac(hmac(salted, "Server Key"), auth);
    return text(last).equals("v=" + Base64.getEncoder().encodeToString(own));
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private byte[] pbkdf2(byte[] salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
