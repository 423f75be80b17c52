package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.sharing.torrent.InfoHash;

/** One side of the MSE handshake, without a channel: bytes in, bytes out. */
interface MseSide {

  /** Longest padding, in bytes. */
  int MAX_PAD = 512;

  /** Length of the verification constant: eight zero bytes. */
  int VC = 8;

  /** The connection is up. */
  void start(Consumer<byte[]> out);

  /**
   * Looks at all that was received and not consumed yet.
   *
   * @return what was agreed, once it is; the rest of {@code in} is the peer's first payload then,
   *     encrypted if so agreed
   */
  Optional<Agreed> receive(ByteBuf in, Consumer<byte[]> out) throws MseException;

  /**
   * The outcome.
   *
   * @param torrent what the connection is about
   * @param encrypted whether the ciphers are used from now on
   * @param incoming cipher of what the peer sends
   * @param outgoing cipher of what we send
   * @param firstBytes payload that came inside the handshake, in plain text
   */
  record Agreed(
      InfoHash torrent, boolean encrypted, Rc4 incoming, Rc4 outgoing, byte[] firstBytes) {}

  /** A public key and padding of random length. */
  static byte[] hello(MseKeys keys) {
    byte[] pad = new byte[MseKeys.RANDOM.nextInt(MAX_PAD + 1)];
    MseKeys.RANDOM.nextBytes(pad);
    byte[] hello = Arrays.copyOf(keys.publicKey(), MseKeys.LENGTH + pad.length);
    System.arraycopy(pad, 0, hello, MseKeys.LENGTH, pad.length);
    return hello;
  }

  /** Reads a number of bytes and decrypts them. */
  static byte[] read(ByteBuf in, int length, Rc4 cipher) {
    byte[] bytes = new byte[length];
    in.readBytes(bytes);
    cipher.apply(bytes, 0, length);
    return bytes;
  }

  /**
   * Where {@code mark} starts in what can be read, relative to the reader.
   *
   * @return empty if it may still come
   * @throws MseException if it did not come within {@code limit} bytes
   */
  static Optional<Integer> find(ByteBuf in, byte[] mark, int limit) throws MseException {
    int last = Math.min(in.readableBytes() - mark.length, limit);
    for (int at = 0; at <= last; at++) {
      int same = 0;
      while (same < mark.length && in.getByte(in.readerIndex() + at + same) == mark[same]) {
        same++;
      }
      if (same == mark.length) {
        return Optional.of(at);
      }
    }
    if (last >= limit) {
      throw new MseException("The peer speaks no protocol of this port.");
    }
    return Optional.empty();
  }
}
