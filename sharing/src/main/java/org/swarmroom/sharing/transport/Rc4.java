package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;

/**
 * The RC4 stream cipher, started as MSE has it: the first 1,024 bytes dropped. It hides the
 * protocol from filters and protects nothing. For one thread.
 */
final class Rc4 {

  private static final int DROPPED = 1024;
  private static final int CHUNK = 8 << 10;

  private final byte[] state = new byte[256];
  private final byte[] chunk = new byte[CHUNK];
  private int i;
  private int j;

  Rc4(byte[] key) {
    for (int n = 0; n < 256; n++) {
      state[n] = (byte) n;
    }
    for (int n = 0, k = 0; n < 256; n++) {
      k = k + state[n] + key[n % key.length] & 0xff;
      byte swap = state[n];
      state[n] = state[k];
      state[k] = swap;
    }
    apply(new byte[DROPPED], 0, DROPPED);
  }

  void apply(byte[] bytes, int from, int length) {
    byte[] s = state;
    int a = i;
    int b = j;
    for (int n = from; n < from + length; n++) {
      a = a + 1 & 0xff;
      byte x = s[a];
      b = b + x & 0xff;
      byte y = s[b];
      s[a] = y;
      s[b] = x;
      bytes[n] ^= s[x + y & 0xff];
    }
    i = a;
    j = b;
  }

  /** Changes the readable bytes in place. */
  void apply(ByteBuf buffer) {
    if (buffer.hasArray()) {
      apply(buffer.array(), buffer.arrayOffset() + buffer.readerIndex(), buffer.readableBytes());
      return;
    }
    int end = buffer.writerIndex();
    for (int at = buffer.readerIndex(); at < end; at += CHUNK) {
      int part = Math.min(CHUNK, end - at);
      buffer.getBytes(at, chunk, 0, part);
      apply(chunk, 0, part);
      buffer.setBytes(at, chunk, 0, part);
    }
  }

  /** Moves the readable bytes of {@code in} to {@code out}, changed on the way. */
  void apply(ByteBuf in, ByteBuf out) {
    while (in.isReadable()) {
      int part = Math.min(CHUNK, in.readableBytes());
      in.readBytes(chunk, 0, part);
      apply(chunk, 0, part);
      out.writeBytes(chunk, 0, part);
    }
  }
}
