package org.swarmroom.sharing.wire;

import java.util.Arrays;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;

/** A message of {@code ut_metadata} (BEP 9): the info dictionary in pieces of 16 KiB. */
public sealed interface UtMetadata {

  /** Name of the extension in the handshake. */
  String NAME = "ut_metadata";

  /** Bytes of a piece, but for the last. */
  int PIECE_LENGTH = 16 << 10;

  /** Largest info dictionary that this program fetches, in bytes. */
  int MAX_SIZE = 64 << 20;

  /** Index of the piece. */
  int piece();

  /** Asks for a piece. */
  record Request(int piece) implements UtMetadata {}

  /** A piece; {@code totalSize} is that of the whole info dictionary, in bytes. */
  record Data(int piece, int totalSize, byte[] data) implements UtMetadata {}

  /** The piece will not be sent. */
  record Reject(int piece) implements UtMetadata {}

  /**
   * Reads the payload of an extended message.
   *
   * @throws WireException if it is none of the three
   */
  static UtMetadata parse(byte[] payload) {
    try {
      BencodeParser.Document document = BencodeParser.parse(payload, Limits.MESSAGE);
      BDictionary in = document.dictionary();
      int piece = number(in, "piece");
      return switch (number(in, "msg_type")) {
        case 0 -> new Request(piece);
        case 1 -> data(piece, in, Arrays.copyOfRange(payload, document.end(), payload.length));
        case 2 -> new Reject(piece);
        default -> throw new WireException("The peer sent an unknown kind of metadata message.");
      };
    } catch (BencodeException e) {
      throw new WireException("The peer's metadata message is broken: " + e.getMessage(), e);
    }
  }

  private static Data data(int piece, BDictionary in, byte[] bytes) {
    int total = number(in, "total_size");
    long start = (long) piece * PIECE_LENGTH;
    if (total > MAX_SIZE
        || start >= total
        || bytes.length != Math.min(PIECE_LENGTH, total - start)) {
      throw new WireException("The peer sent a piece of metadata of the wrong size.");
    }
    return new Data(piece, total, bytes);
  }

  private static int number(BDictionary in, String key) {
    long value = in.integer(key).orElse(-1);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new WireException("The peer's metadata message has no proper \"" + key + "\".");
    }
    return (int) value;
  }

  /** The message that carries this, under the id that the receiver asked for. */
  default Message.Extended message(int id) {
    BDictionary.Builder out = BDictionary.builder().put("piece", piece());
    if (this instanceof Data d) {
      byte[] head =
          BencodeWriter.write(out.put("msg_type", 1).put("total_size", d.totalSize()).build());
      byte[] all = Arrays.copyOf(head, head.length + d.data().length);
      System.arraycopy(d.data(), 0, all, head.length, d.data().length);
      return new Message.Extended(id, all);
    }
    return new Message.Extended(
        id, BencodeWriter.write(out.put("msg_type", this instanceof Request ? 0 : 2).build()));
  }
}
