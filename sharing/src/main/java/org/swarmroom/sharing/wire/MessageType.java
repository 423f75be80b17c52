package org.swarmroom.sharing.wire;

/** Message ids and how long their bodies may be, in bytes without length prefix and id. */
final class MessageType {

  static final int CHOKE = 0;
  static final int UNCHOKE = 1;
  static final int INTERESTED = 2;
  static final int NOT_INTERESTED = 3;
  static final int HAVE = 4;
  static final int BITFIELD = 5;
  static final int REQUEST = 6;
  static final int PIECE = 7;
  static final int CANCEL = 8;
  static final int PORT = 9;
  static final int SUGGEST_PIECE = 13;
  static final int HAVE_ALL = 14;
  static final int HAVE_NONE = 15;
  static final int REJECT_REQUEST = 16;
  static final int ALLOWED_FAST = 17;
  static final int EXTENDED = 20;
  static final int HASH_REQUEST = 21;
  static final int HASHES = 22;
  static final int HASH_REJECT = 23;

  /** Longest body of any message: 1 MiB and the fields before the data. */
  static final int MAX_BODY = (1 << 20) + 64;

  /** Piece and begin of a block. */
  static final int BLOCK_FIELDS = 8;

  /** Root, base layer, index, length and proof layers. */
  static final int HASH_FIELDS = 32 + 4 * 4;

  private MessageType() {}

  /** Throws if a body of {@code length} bytes can't be one of message {@code id}. */
  static void check(int id, int length) {
    boolean fits =
        switch (id) {
          case CHOKE, UNCHOKE, INTERESTED, NOT_INTERESTED, HAVE_ALL, HAVE_NONE -> length == 0;
          case HAVE, SUGGEST_PIECE, ALLOWED_FAST -> length == 4;
          case PORT -> length == 2;
          case REQUEST, CANCEL, REJECT_REQUEST -> length == 12;
          case HASH_REQUEST, HASH_REJECT -> length == HASH_FIELDS;
          case PIECE -> length > BLOCK_FIELDS && length <= MAX_BODY;
          case EXTENDED -> length >= 1 && length <= MAX_BODY;
          case HASHES -> length >= HASH_FIELDS && length % 32 == 16 && length <= MAX_BODY;
          default -> length <= MAX_BODY;
        };
    if (!fits) {
      throw new WireException(
          "The peer sent message " + id + " with a body of " + length + " bytes.");
    }
  }
}
