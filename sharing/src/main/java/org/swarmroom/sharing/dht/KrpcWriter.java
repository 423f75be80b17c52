package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.List;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BInteger;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.dht.Krpc.Ask;

/** Writes datagrams. Any thread. */
final class KrpcWriter {

  /** Client and version, as the table of the DHT's clients has it: two letters, two bytes. */
  private static final byte[] VERSION = {'S', 'R', 0, 1};

  private KrpcWriter() {}

  static byte[] write(Krpc message) {
    var out = BDictionary.builder().put("t", message.transaction()).put("v", BString.of(VERSION));
    if (message instanceof Krpc.Query query) {
      query(out, query);
    } else if (message instanceof Krpc.Answer answer) {
      answer(out, answer);
    } else if (message instanceof Krpc.Failure failure) {
      List<BValue> parts = List.of(new BInteger(failure.code()), BString.of(failure.text()));
      out.put("y", "e").put("e", new BList(parts));
    }
    return BencodeWriter.write(out.build());
  }

  private static void query(BDictionary.Builder out, Krpc.Query query) {
    var arguments = BDictionary.builder().put("id", query.sender().bytes());
    if (!query.want().isEmpty()) {
      arguments.put(
          "want", new BList(query.want().stream().<BValue>map(f -> BString.of(f.want)).toList()));
    }
    out.put("y", "q").put("q", method(query.ask(), arguments)).put("a", arguments.build());
    if (query.readOnly()) {
      out.put("ro", 1);
    }
  }

  private static String method(Ask ask, BDictionary.Builder arguments) {
    if (ask instanceof Ask.FindNode find) {
      arguments.put("target", find.target().bytes());
      return "find_node";
    } else if (ask instanceof Ask.GetPeers get) {
      arguments.put("info_hash", get.infohash().bytes());
      return "get_peers";
    } else if (ask instanceof Ask.AnnouncePeer announce) {
      arguments
          .put("info_hash", announce.infohash().bytes())
          .put("port", announce.port())
          .put("implied_port", announce.port() == 0 ? 1 : 0)
          .put("token", announce.token());
      return "announce_peer";
    }
    return "ping";
  }

  private static void answer(BDictionary.Builder out, Krpc.Answer answer) {
    var values = BDictionary.builder().put("id", answer.sender().bytes());
    for (Family family : Family.values()) {
      List<Contact> nodes =
          answer.nodes().stream()
              .filter(node -> Family.of(node.address().getAddress()) == family)
              .toList();
      if (!nodes.isEmpty()) {
        values.put(family.nodesKey, Packed.contacts(nodes));
      }
    }
    if (!answer.peers().isEmpty()) {
      values.put("values", new BList(answer.peers().stream().map(KrpcWriter::packed).toList()));
    }
    answer.token().ifPresent(token -> values.put("token", token));
    answer.seen().ifPresent(address -> out.put("ip", Packed.address(address)));
    out.put("y", "r").put("r", values.build());
  }

  private static BValue packed(InetSocketAddress address) {
    return BString.of(Packed.address(address));
  }
}
