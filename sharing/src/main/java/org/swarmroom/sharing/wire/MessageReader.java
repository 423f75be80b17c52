package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.swarmroom.index.ContentId;

/** Reads bodies whose length {@link MessageType#check} has found right. */
final class MessageReader {

  static final Message KEEP_ALIVE = new Message.KeepAlive();

  private static final Message CHOKE = new Message.Choke();
  private static final Message UNCHOKE = new Message.Unchoke();
  private static final Message INTERESTED = new Message.Interested();
  private static final Message NOT_INTERESTED = new Message.NotInterested();
  private static final Message HAVE_ALL = new Message.HaveAll();
  private static final Message HAVE_NONE = new Message.HaveNone();

  private MessageReader() {}

  /** The message in the next {@code length} bytes; empty for ids that nobody has defined. */
  static Optional<Message> read(int id, ByteBuf in, int length) {
    return switch (id) {
      case MessageType.CHOKE -> Optional.of(CHOKE);
      case MessageType.UNCHOKE -> Optional.of(UNCHOKE);
      case MessageType.INTERESTED -> Optional.of(INTERESTED);
      case MessageType.NOT_INTERESTED -> Optional.of(NOT_INTERESTED);
      case MessageType.HAVE -> Optional.of(new Message.Have(index(in)));
      case MessageType.BITFIELD -> Optional.of(new Message.Bitfield(bytes(in, length)));
      case MessageType.REQUEST -> Optional.of(new Message.Request(index(in), index(in), index(in)));
      case MessageType.PIECE ->
          Optional.of(
              new Message.Piece(
                  index(in), index(in), in.readRetainedSlice(length - MessageType.BLOCK_FIELDS)));
      case MessageType.CANCEL -> Optional.of(new Message.Cancel(index(in), index(in), index(in)));
      case MessageType.PORT -> Optional.of(new Message.Port(in.readUnsignedShort()));
      case MessageType.SUGGEST_PIECE -> Optional.of(new Message.SuggestPiece(index(in)));
      case MessageType.HAVE_ALL -> Optional.of(HAVE_ALL);
      case MessageType.HAVE_NONE -> Optional.of(HAVE_NONE);
      case MessageType.REJECT_REQUEST ->
          Optional.of(new Message.RejectRequest(index(in), index(in), index(in)));
      case MessageType.ALLOWED_FAST -> Optional.of(new Message.AllowedFast(index(in)));
      case MessageType.EXTENDED ->
          Optional.of(new Message.Extended(in.readUnsignedByte(), bytes(in, length - 1)));
      case MessageType.HASH_REQUEST ->
          Optional.of(
              new Message.HashRequest(root(in), index(in), index(in), index(in), index(in)));
      case MessageType.HASHES ->
          Optional.of(
              new Message.Hashes(
                  root(in),
                  index(in),
                  index(in),
                  index(in),
                  index(in),
                  bytes(in, length - MessageType.HASH_FIELDS)));
      case MessageType.HASH_REJECT ->
          Optional.of(new Message.HashReject(root(in), index(in), index(in), index(in), index(in)));
      default -> {
        in.skipBytes(length);
        yield Optional.empty();
      }
    };
  }

  /** A number on the wire has 32 bits without a sign; none that is above 2^31 makes sense. */
  static int index(ByteBuf in) {
    int index = in.readInt();
    if (index < 0) {
      throw new WireException("The peer sent a piece, offset or length beyond 2 GiB.");
    }
    return index;
  }

  private static ContentId root(ByteBuf in) {
    return ContentId.of(bytes(in, ContentId.LENGTH));
  }

  private static byte[] bytes(ByteBuf in, int length) {
    byte[] bytes = new byte[length];
    in.readBytes(bytes);
    return bytes;
  }
}
