package org.swarmroom.sharing.dht;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;

/**
 * What is kept of a node from run to run: its id, and whom it knew, the surest first. One bencoded
 * dictionary with "id" and packed nodes; anything else is read as nothing.
 */
record SavedTable(Optional<NodeId> id, List<Contact> contacts) {

  static final SavedTable NOTHING = new SavedTable(Optional.empty(), List.of());

  /** Longest file that is read, in bytes. */
  static final int LONGEST = 64 << 10;

  private static final int MOST = 400;
  private static final Limits LIMITS = new Limits(LONGEST, 2, 10);

  byte[] write() {
    var out = BDictionary.builder();
    id.ifPresent(each -> out.put("id", each.bytes()));
    for (Family family : Family.values()) {
      out.put(
          family.nodesKey,
          Packed.contacts(
              contacts.stream().filter(c -> family.has(c.address())).limit(MOST).toList()));
    }
    return BencodeWriter.write(out.build());
  }

  static SavedTable read(byte[] file) {
    try {
      BDictionary in = BencodeParser.dictionary(file, LIMITS);
      var contacts = new ArrayList<Contact>();
      for (Family family : Family.values()) {
        in.string(family.nodesKey)
            .ifPresent(packed -> contacts.addAll(Packed.contacts(packed.bytes(), family, MOST)));
      }
      return new SavedTable(
          in.string("id").filter(i -> i.length() == NodeId.BYTES).map(i -> NodeId.of(i.bytes())),
          contacts);
    } catch (BencodeException e) {
      return NOTHING;
    }
  }
}
