package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;

/**
 * Takes the bytes of received blocks as they come, so that they are copied once: from the socket's
 * buffer into the piece's. With a sink the decoder makes no {@link Message.Piece}.
 *
 * <p>Called on the channel's event loop: {@code start}, {@code bytes} as often as needed, {@code
 * end}. If the connection closes in between, {@code end} is not called.
 */
public interface BlockSink {

  /** A block of {@code length} bytes begins. */
  void start(int piece, int begin, int length);

  /** Some of its bytes: all that {@code part} has to read; valid during the call only. */
  void bytes(ByteBuf part);

  /** All its bytes have come. */
  void end();
}
