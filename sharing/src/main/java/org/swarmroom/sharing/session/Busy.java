package org.swarmroom.sharing.session;

import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.WireException;

/**
 * Between Swarmroom nodes: all upload slots are taken. So the asker goes to the next holder at once
 * instead of waiting for an unchoke.
 *
 * @param slots how many there are
 * @param retryMillis when one may come free
 */
record Busy(int slots, long retryMillis) {

  static final String NAME = "sr_busy";

  private static final long LONGEST_RETRY = 600_000;

  Message.Extended message(int id) {
    var out = BDictionary.builder().put("retry", retryMillis).put("slots", slots).build();
    return new Message.Extended(id, BencodeWriter.write(out));
  }

  static Busy parse(byte[] payload) {
    try {
      var in = BencodeParser.dictionary(payload, Limits.MESSAGE);
      long slots = in.integer("slots").orElse(0);
      long retry = in.integer("retry").orElse(0);
      return new Busy(
          (int) Math.max(0, Math.min(slots, 100_000)),
          Math.max(1_000, Math.min(retry, LONGEST_RETRY)));
    } catch (BencodeException e) {
      throw new WireException("The peer's refusal is broken: " + e.getMessage(), e);
    }
  }
}
