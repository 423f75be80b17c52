package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.swarmroom.index.ContentId;

/** Writes whole messages, each into one buffer of just its size. */
final class MessageWriter {

  private MessageWriter() {}

  static ByteBuf write(ByteBufAllocator alloc, Message message) {
    if (message instanceof Message.KeepAlive) {
      return alloc.ioBuffer(4).writeInt(0);
    } else if (message instanceof Message.Choke) {
      return head(alloc, MessageType.CHOKE, 0);
    } else if (message instanceof Message.Unchoke) {
      return head(alloc, MessageType.UNCHOKE, 0);
    } else if (message instanceof Message.Interested) {
      return head(alloc, MessageType.INTERESTED, 0);
    } else if (message instanceof Message.NotInterested) {
      return head(alloc, MessageType.NOT_INTERESTED, 0);
    } else if (message instanceof Message.Have m) {
      return head(alloc, MessageType.HAVE, 4).writeInt(m.piece());
    } else if (message instanceof Message.Bitfield m) {
      return head(alloc, MessageType.BITFIELD, m.bits().length).writeBytes(m.bits());
    } else if (message instanceof Message.Request m) {
      return block(alloc, MessageType.REQUEST, m.piece(), m.begin(), m.length());
    } else if (message instanceof Message.Cancel m) {
      return block(alloc, MessageType.CANCEL, m.piece(), m.begin(), m.length());
    } else if (message instanceof Message.RejectRequest m) {
      return block(alloc, MessageType.REJECT_REQUEST, m.piece(), m.begin(), m.length());
    } else if (message instanceof Message.Port m) {
      return head(alloc, MessageType.PORT, 2).writeShort(m.port());
    } else if (message instanceof Message.SuggestPiece m) {
      return head(alloc, MessageType.SUGGEST_PIECE, 4).writeInt(m.piece());
    } else if (message instanceof Message.HaveAll) {
      return head(alloc, MessageType.HAVE_ALL, 0);
    } else if (message instanceof Message.HaveNone) {
      return head(alloc, MessageType.HAVE_NONE, 0);
    } else if (message instanceof Message.AllowedFast m) {
      return head(alloc, MessageType.ALLOWED_FAST, 4).writeInt(m.piece());
    } else if (message instanceof Message.Extended m) {
      return head(alloc, MessageType.EXTENDED, 1 + m.payload().length)
          .writeByte(m.id())
          .writeBytes(m.payload());
    } else {
      return hashes(alloc, message);
    }
  }

  private static ByteBuf hashes(ByteBufAllocator alloc, Message message) {
    if (message instanceof Message.HashRequest m) {
      ByteBuf out = head(alloc, MessageType.HASH_REQUEST, MessageType.HASH_FIELDS);
      return range(out, m.root(), m.baseLayer(), m.index(), m.length(), m.proofLayers());
    } else if (message instanceof Message.HashReject m) {
      ByteBuf out = head(alloc, MessageType.HASH_REJECT, MessageType.HASH_FIELDS);
      return range(out, m.root(), m.baseLayer(), m.index(), m.length(), m.proofLayers());
    } else if (message instanceof Message.Hashes m) {
      ByteBuf out = head(alloc, MessageType.HASHES, MessageType.HASH_FIELDS + m.hashes().length);
      return range(out, m.root(), m.baseLayer(), m.index(), m.length(), m.proofLayers())
          .writeBytes(m.hashes());
    }
    throw new IllegalArgumentException("not written here: " + message);
  }

  private static ByteBuf head(ByteBufAllocator alloc, int id, int body) {
    return alloc.ioBuffer(5 + body).writeInt(1 + body).writeByte(id);
  }

  private static ByteBuf block(ByteBufAllocator alloc, int id, int piece, int begin, int length) {
    return head(alloc, id, 12).writeInt(piece).writeInt(begin).writeInt(length);
  }

  private static ByteBuf range(
      ByteBuf out, ContentId root, int base, int index, int length, int proofLayers) {
    return out.writeBytes(root.bytes())
        .writeInt(base)
        .writeInt(index)
        .writeInt(length)
        .writeInt(proofLayers);
  }
}
