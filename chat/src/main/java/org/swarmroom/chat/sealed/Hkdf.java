package org.swarmroom.chat.sealed;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys from a shared secret. Source: RFC 5869 with SHA-256. */
final class Hkdf {

  private static final int HASH = 32;

  private Hkdf() {}

  /** Source: section 2.2. */
  static byte[] extract(byte[] salt, byte[] secret) {
    return mac(salt.length == 0 ? new byte[HASH] : salt, secret);
  }

  /**
   * Source: section 2.3.
   *
   * @param length in bytes, at most 8,160
   */
  static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
    byte[] out = new byte[length];
    byte[] block = new byte[0];
    for (int done = 0, i = 1; done < length; done += HASH, i++) {
      byte[] input = Arrays.copyOf(block, block.length + info.length + 1);
      System.arraycopy(info, 0, input, block.length, info.length);
      input[input.length - 1] = (byte) i;
      block = mac(pseudoRandomKey, input);
      System.arraycopy(block, 0, out, done, Math.min(HASH, length - done));
    }
    return out;
  }

  private static byte[] mac(byte[] key, byte[] input) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }
}
