package org.swarmroom.sharing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The 20 bytes by which a peer knows itself again (BEP 20). */
public final class PeerId {

  /** Length in bytes. */
  public static final int LENGTH = 20;

  private static final String OURS = "-SR0100-";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private PeerId(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new id of this program: {@code -SR0100-} and 12 random bytes. */
  public static PeerId random() {
    return random(RANDOM);
  }

  /** The same by another source of chance. */
  public static PeerId random(RandomGenerator random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    System.arraycopy(OURS.getBytes(ISO_8859_1), 0, bytes, 0, OURS.length());
    return new PeerId(bytes);
  }

  /**
   * The id with these 20 bytes, which are copied.
   *
   * @throws IllegalArgumentException if there are not 20 of them
   */
  public static PeerId of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a peer id has 20 bytes, not " + bytes.length);
    }
    return new PeerId(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Program and version by the id's first 8 bytes, printable characters only. */
  public String client() {
    var text = new StringBuilder(8);
    for (int i = 0; i < 8; i++) {
      text.append(bytes[i] > ' ' && bytes[i] < 127 ? (char) bytes[i] : '?');
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return client();
  }
}
