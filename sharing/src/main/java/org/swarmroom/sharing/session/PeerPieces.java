package org.swarmroom.sharing.session;

import java.util.BitSet;
import java.util.Optional;
import org.swarmroom.sharing.wire.WireException;

/**
 * What a peer said it has. Until the number of pieces is known (magnet links) its words are kept as
 * they came. Confined to the session's event loop.
 */
final class PeerPieces {

  /** Nobody may make us keep more bits than this before the metadata is there. */
  private static final int MOST_UNKNOWN = 1 << 22;

  private final BitSet bits = new BitSet();
  private Optional<byte[]> early = Optional.empty();
  private boolean all;
  private int count = -1;
  private int cardinality;
  private int weLack;

  BitSet bits() {
    return bits;
  }

  boolean isSeed() {
    return count >= 0 ? cardinality == count : all;
  }

  /** How many pieces it has that we lack. */
  int weLack() {
    return weLack;
  }

  void setWeLack(int pieces) {
    weLack = pieces;
  }

  void weLack(int more) {
    weLack += more;
  }

  boolean hasAny() {
    return all || early.isPresent() || cardinality > 0 || !bits.isEmpty();
  }

  boolean isKnown() {
    return count >= 0;
  }

  /**
   * @return whether that is news
   */
  boolean have(int piece) {
    if (piece >= (count >= 0 ? count : MOST_UNKNOWN)) {
      throw new WireException("The peer has a piece that the torrent has not.");
    }
    if (bits.get(piece)) {
      return false;
    }
    bits.set(piece);
    cardinality++;
    return true;
  }

  void haveAll() {
    all = true;
    bits.clear();
    if (count >= 0) {
      bits.set(0, count);
      cardinality = count;
    }
  }

  void haveNone() {
    all = false;
    bits.clear();
    cardinality = 0;
  }

  void bitfield(byte[] field) {
    if (count < 0) {
      if (field.length > MOST_UNKNOWN / 8) {
        throw new WireException("The peer has more pieces than any torrent.");
      }
      early = Optional.of(field);
      return;
    }
    if (field.length != (count + 7) / 8) {
      throw new WireException("The peer's bitfield has the wrong length.");
    }
    bits.clear();
    for (int p = 0; p < field.length * 8; p++) {
      if ((field[p >> 3] & 0x80 >> (p & 7)) != 0) {
        if (p >= count) {
          throw new WireException("The peer's bitfield has pieces that the torrent has not.");
        }
        bits.set(p);
      }
    }
    cardinality = bits.cardinality();
  }

  /** The number of pieces is known now: what was said before is read. */
  void setCount(int pieces) {
    count = pieces;
    if (all) {
      haveAll();
    } else if (early.isPresent()) {
      var said = (BitSet) bits.clone();
      bitfield(early.get());
      said.stream().forEach(this::have);
      early = Optional.empty();
    } else if (bits.length() > pieces) {
      throw new WireException("The peer has a piece that the torrent has not.");
    }
    cardinality = bits.cardinality();
  }

  static byte[] encode(BitSet have, int pieces) {
    var field = new byte[(pieces + 7) / 8];
    have.stream().forEach(p -> field[p >> 3] |= (byte) (0x80 >> (p & 7)));
    return field;
  }
}
