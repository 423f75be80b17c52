package org.swarmroom.chat.sealed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes as they are hashed, signed and written into tags. */
final class Bytes {

  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

  private Bytes() {}

  static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] hex(String fingerprint) {
    return HexFormat.of().parseHex(fingerprint);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(join(parts));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** For a tag: base64url without padding. Source: RFC 4648 section 5. */
  static String text(byte[] bytes) {
    return TO_TEXT.encodeToString(bytes);
  }

  /** Reads what {@link #text} writes and nothing else, so that one value has one text. */
  static Optional<byte[]> parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
