package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.DefaultByteBufHolder;
import org.swarmroom.index.ContentId;

/**
 * A message of the peer wire protocol.
 *
 * <p>Byte arrays in messages are not copied: neither side changes them afterwards. Pieces, offsets
 * and lengths are not negative in what the decoder hands out, and not checked further.
 */
public sealed interface Message {

  /** Nothing, but the connection lives. */
  record KeepAlive() implements Message {}

  /** Requests will not be answered (BEP 3). */
  record Choke() implements Message {}

  /** Requests will be answered (BEP 3). */
  record Unchoke() implements Message {}

  /** The sender wants pieces (BEP 3). */
  record Interested() implements Message {}

  /** The sender wants no more (BEP 3). */
  record NotInterested() implements Message {}

  /** The sender has a piece (BEP 3). */
  record Have(int piece) implements Message {}

  /**
   * What the sender has, one bit a piece, highest bit first (BEP 3). Its length is unchecked until
   * the number of pieces is known.
   */
  record Bitfield(byte[] bits) implements Message {}

  /** Asks for {@code length} bytes at {@code begin} of a piece (BEP 3). */
  record Request(int piece, int begin, int length) implements Message {}

  /** Takes a request back (BEP 3). */
  record Cancel(int piece, int begin, int length) implements Message {}

  /** UDP port of the sender's DHT node (BEP 5). */
  record Port(int port) implements Message {}

  /** "Take this piece, it is cheap for me" (BEP 6). */
  record SuggestPiece(int piece) implements Message {}

  /** The sender has every piece (BEP 6). */
  record HaveAll() implements Message {}

  /** The sender has no piece (BEP 6). */
  record HaveNone() implements Message {}

  /** This request will not be answered (BEP 6). */
  record RejectRequest(int piece, int begin, int length) implements Message {}

  /** This piece may be asked for while choked (BEP 6). */
  record AllowedFast(int piece) implements Message {}

  /** A message of an extension; id 0 is the {@link ExtendedHandshake} (BEP 10). */
  record Extended(int id, byte[] payload) implements Message {}

  /**
   * Asks for hashes of a file's Merkle tree (BEP 52).
   *
   * @param root the file
   * @param baseLayer layer of the hashes, 0 for the 16 KiB leaves
   * @param index first hash in the layer
   * @param length number of hashes, a power of two
   * @param proofLayers layers above the base layer for which uncle hashes are wanted
   */
  record HashRequest(ContentId root, int baseLayer, int index, int length, int proofLayers)
      implements Message {}

  /** The answer: {@code length} hashes, then the uncles from below, 32 bytes each (BEP 52). */
  record Hashes(
      ContentId root, int baseLayer, int index, int length, int proofLayers, byte[] hashes)
      implements Message {}

  /** The request will not be answered (BEP 52). */
  record HashReject(ContentId root, int baseLayer, int index, int length, int proofLayers)
      implements Message {}

  /**
   * A block of data (BEP 3).
   *
   * <p>Holds a buffer: whoever takes a received one releases it; writing one hands it over.
   */
  final class Piece extends DefaultByteBufHolder implements Message {

    private final int piece;
    private final int begin;

    /** A block at {@code begin} of {@code piece}; takes over {@code data}. */
    public Piece(int piece, int begin, ByteBuf data) {
      super(data);
      this.piece = piece;
      this.begin = begin;
    }

    /** Index of the piece. */
    public int piece() {
      return piece;
    }

    /** Where the block starts in the piece, in bytes. */
    public int begin() {
      return begin;
    }

    /** Bytes of the block. */
    public int length() {
      return content().readableBytes();
    }

    @Override
    public Piece replace(ByteBuf content) {
      return new Piece(piece, begin, content);
    }

    @Override
    public Piece retain() {
      super.retain();
      return this;
    }

    @Override
    public Piece touch(Object hint) {
      super.touch(hint);
      return this;
    }

    @Override
    public String toString() {
      return "Piece[piece=" + piece + ", begin=" + begin + ", length=" + length() + "]";
    }
  }
}
