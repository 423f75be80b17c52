package org.swarmroom.chat.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The room's secret: 128 random bits. Who can prove it may see the room's addresses and catalogues;
 * see {@link #proof}.
 */
public final class RoomKey {

  public static final int BYTES = 16;

  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{" + 2 * BYTES + "}");

  private final byte[] bytes;

  private RoomKey(byte[] bytes) {
    this.bytes = bytes;
  }

  public static RoomKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RoomKey(bytes);
  }

  /**
   * @throws IllegalArgumentException unless there are exactly {@link #BYTES} bytes
   */
  public static RoomKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a room key has " + BYTES + " bytes, not " + bytes.length);
    }
    return new RoomKey(bytes.clone());
  }

  /** From {@link #hex}; empty if it isn't one. */
  public static Optional<RoomKey> parse(String hex) {
    return HEX.matcher(hex).matches()
        ? Optional.of(new RoomKey(HexFormat.of().parseHex(hex)))
        : Optional.empty();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The secret itself as 32 hex digits: for links and settings, never for logs. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Proves knowledge of the key without telling it: HMAC-SHA256 over the parts, joined by {@code
   * '|'}. Each use names its purpose and both ends' fingerprints as parts, so that a proof is of no
   * use elsewhere.
   *
   * @return 64 hex digits
   */
  public String proof(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      mac.update(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  /**
   * Whether {@code proof} is {@link #proof} of the parts; takes the same time wherever they differ.
   */
  public boolean proves(String proof, String... parts) {
    return MessageDigest.isEqual(
        proof(parts).getBytes(StandardCharsets.UTF_8), proof.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoomKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "RoomKey";
  }
}
