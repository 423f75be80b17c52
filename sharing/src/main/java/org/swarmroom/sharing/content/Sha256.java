package org.swarmroom.sharing.content;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 that writes its results where they belong. For one thread. */
final class Sha256 {

  static final int LENGTH = 32;

  private final MessageDigest digest = newDigest();

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  MessageDigest digest() {
    return digest;
  }

  /** Ends the hash of what was fed and writes it to {@code out} at {@code at}. */
  void finish(byte[] out, int at) {
    try {
      digest.digest(out, at, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes are enough", e);
    }
  }

  /** Hashes {@code length} bytes of {@code in}. */
  void hash(byte[] in, int from, int length, byte[] out, int at) {
    digest.update(in, from, length);
    finish(out, at);
  }
}
