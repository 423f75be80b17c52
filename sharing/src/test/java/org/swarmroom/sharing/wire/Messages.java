package org.swarmroom.sharing.wire;

import io.netty.buffer.Unpooled;
import java.util.Random;
import org.swarmroom.index.ContentId;

/** Messages of every kind with random content. */
final class Messages {

  private Messages() {}

  static Message random(Random random) {
    int a = random.nextInt(1 << 20);
    int b = random.nextInt(1 << 20);
    int c = random.nextInt(1 << 20);
    return switch (random.nextInt(22)) {
      case 0 -> new Message.KeepAlive();
      case 1 -> new Message.Choke();
      case 2 -> new Message.Unchoke();
      case 3 -> new Message.Interested();
      case 4 -> new Message.NotInterested();
      case 5 -> new Message.Have(a);
      case 6 -> new Message.Bitfield(bytes(random, random.nextInt(5000)));
      case 7 -> new Message.Request(a, b, c);
      case 8 -> new Message.Cancel(a, b, c);
      case 9 -> new Message.Port(random.nextInt(65536));
      case 10 -> new Message.SuggestPiece(a);
      case 11 -> new Message.HaveAll();
      case 12 -> new Message.HaveNone();
      case 13 -> new Message.RejectRequest(a, b, c);
      case 14 -> new Message.AllowedFast(a);
      case 15 -> new Message.Extended(random.nextInt(256), bytes(random, random.nextInt(3000)));
      case 16 -> new Message.HashRequest(root(random), 1, a, 512, 3);
      case 17 -> new Message.HashReject(root(random), 1, a, 512, 3);
      case 18 -> new Message.Hashes(root(random), 1, a, 4, 2, bytes(random, 32 * 5));
      default ->
          new Message.Piece(
              a, b, Unpooled.wrappedBuffer(bytes(random, 1 + random.nextInt(16 << 10))));
    };
  }

  static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static ContentId root(Random random) {
    return ContentId.of(bytes(random, 32));
  }
}
