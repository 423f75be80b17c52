package org.swarmroom.sharing.torrent;

import java.util.Map;
import java.util.TreeMap;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;

/**
 * The infohash that aria2 takes a hybrid torrent to have. Up to 1.37 it hashes the info dictionary
 * as it writes it anew, and on reading it lost the entries with an empty key, which every v2 file
 * tree has. It asks for the torrent under that hash, so whoever wants to serve it must know it.
 */
final class Aria2Hash {

  private Aria2Hash() {}

  static InfoHash of(byte[] info) {
    try {
      BValue value = BencodeParser.parse(info, Limits.TORRENT).value();
      return InfoHash.v1Of(BencodeWriter.write(withoutEmptyKeys(value)));
    } catch (BencodeException e) {
      throw new IllegalStateException("these bytes were parsed before", e);
    }
  }

  /** Recursion is as deep as the parser allows. */
  private static BValue withoutEmptyKeys(BValue value) {
    if (value instanceof BDictionary dictionary) {
      TreeMap<String, BValue> kept = new TreeMap<>();
      for (Map.Entry<String, BValue> entry : dictionary.entries().entrySet()) {
        if (!entry.getKey().isEmpty()) {
          kept.put(entry.getKey(), withoutEmptyKeys(entry.getValue()));
        }
      }
      return new BDictionary(kept);
    } else if (value instanceof BList list) {
      return new BList(list.values().stream().map(Aria2Hash::withoutEmptyKeys).toList());
    }
    return value;
  }
}
