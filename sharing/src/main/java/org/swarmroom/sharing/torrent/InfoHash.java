package org.swarmroom.sharing.torrent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names a torrent: SHA-1 (v1, 20 bytes) or SHA-256 (v2, 32 bytes) of the raw bytes of its info
 * dictionary.
 *
 * <p>In handshakes, trackers and LSD a v2 hash is cut to 20 bytes (BEP 52, "Upgrade path"); {@link
 * #truncated()} gives the 20 bytes for either kind. A truncated v2 hash and a v1 hash can't be told
 * apart.
 */
public final class InfoHash {

  /** Length of a v1 or truncated hash, in bytes. */
  public static final int SHORT_LENGTH = 20;

  /** Length of a v2 hash, in bytes. */
  public static final int V2_LENGTH = 32;

  private final byte[] bytes;

  private InfoHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash with these bytes, which are copied.
   *
   * @throws IllegalArgumentException if there are neither 20 nor 32 of them
   */
  public static InfoHash of(byte[] bytes) {
    if (bytes.length != SHORT_LENGTH && bytes.length != V2_LENGTH) {
      throw new IllegalArgumentException("an infohash has 20 or 32 bytes, not " + bytes.length);
    }
    return new InfoHash(bytes.clone());
  }

  /**
   * Reads 40 or 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static InfoHash parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** The v1 hash of a raw info dictionary. */
  public static InfoHash v1Of(byte[] info) {
    return new InfoHash(digest("SHA-1", info));
  }

  /** The v2 hash of a raw info dictionary. */
  public static InfoHash v2Of(byte[] info) {
    return new InfoHash(digest("SHA-256", info));
  }

  /** True for all 32 bytes of a v2 hash. */
  public boolean isV2() {
    return bytes.length == V2_LENGTH;
  }

  /** The 20 bytes that handshakes, trackers and LSD carry. */
  public InfoHash truncated() {
    return isV2() ? new InfoHash(Arrays.copyOf(bytes, SHORT_LENGTH)) : this;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InfoHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
