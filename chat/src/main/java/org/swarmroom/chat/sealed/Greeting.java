package org.swarmroom.chat.sealed;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What two programs tell each other before they seal lines, as the value of a tag.
 *
 * <pre>
 * version 1       1 byte
 * key            32          the greeter's X25519 key for this one peer
 * echo           32          the peer's key that the greeter has seen, or zeros: proves that the greeting is no old one
 * length          2          of the certificate
 * certificate                DER; its SHA-256 is the greeter's fingerprint
 * signature    the rest      by the certificate's key, see {@link Proof}
 * </pre>
 *
 * The whole in base64url without padding.
 */
record Greeting(byte[] key, byte[] echo, byte[] certificate, byte[] signature) {

  static final int MAX_CERTIFICATE = 1_500;

  private static final byte VERSION = 1;
  private static final byte[] NO_ECHO = new byte[EphemeralKey.BYTES];
  private static final int HEAD = 1 + 2 * EphemeralKey.BYTES + 2;

  /** Of ECDSA on P-256 in DER. */
  private static final int MAX_SIGNATURE = 80;

  private static final int MAX_CHARS = (HEAD + MAX_CERTIFICATE + MAX_SIGNATURE) * 4 / 3 + 4;

  static byte[] noEcho() {
    return NO_ECHO.clone();
  }

  static Optional<Greeting> parse(String text) {
    return text.length() > MAX_CHARS ? Optional.empty() : Bytes.parse(text).flatMap(Greeting::read);
  }

  private static Optional<Greeting> read(byte[] all) {
    if (all.length < HEAD || all[0] != VERSION) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(all);
    in.get();
    byte[] key = take(in, EphemeralKey.BYTES);
    byte[] echo = take(in, EphemeralKey.BYTES);
    int certificate = Short.toUnsignedInt(in.getShort());
    int signature = in.remaining() - certificate;
    if (certificate > MAX_CERTIFICATE || signature < 1 || signature > MAX_SIGNATURE) {
      return Optional.empty();
    }
    return Optional.of(new Greeting(key, echo, take(in, certificate), take(in, signature)));
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  String text() {
    ByteBuffer out = ByteBuffer.allocate(HEAD + certificate.length + signature.length);
    out.put(VERSION).put(key).put(echo).putShort((short) certificate.length);
    out.put(certificate).put(signature);
    return Bytes.text(out.array());
  }

  boolean echoes(byte[] other) {
    return Arrays.equals(echo, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Greeting that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return "Greeting[" + text() + "]";
  }
}
