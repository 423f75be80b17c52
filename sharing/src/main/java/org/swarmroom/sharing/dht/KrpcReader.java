package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BInteger;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.Limits;
import org.swarmroom.sharing.dht.Krpc.Ask;

/** Reads datagrams of anybody. Whatever comes, the answer is a message or none. Any thread. */
final class KrpcReader {

  /** Longest datagram that is looked at: more than an Ethernet frame is not sent by anybody. */
  static final int LONGEST = 2_048;

  private static final Limits LIMITS = new Limits(LONGEST, 6, 400);
  private static final int LONGEST_TRANSACTION = 32;
  private static final int LONGEST_TOKEN = 64;
  private static final int LONGEST_TEXT = 100;
  private static final int MOST_NODES = 16;
  private static final int MOST_PEERS = 100;

  private KrpcReader() {}

  static Optional<Krpc> read(byte[] datagram) {
    try {
      BDictionary message = BencodeParser.dictionary(datagram, LIMITS);
      Optional<byte[]> transaction =
          message.string("t").map(BString::bytes).filter(t -> t.length <= LONGEST_TRANSACTION);
      if (transaction.isEmpty()) {
        return Optional.empty();
      }
      return switch (message.text("y").orElse("")) {
        case "q" -> query(message, transaction.get());
        case "r" -> answer(message, transaction.get());
        case "e" -> Optional.of(failure(message, transaction.get()));
        default -> Optional.empty();
      };
    } catch (BencodeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Krpc> query(BDictionary message, byte[] transaction) {
    Optional<BDictionary> arguments = message.dictionary("a");
    Optional<NodeId> sender = arguments.flatMap(a -> id(a, "id"));
    if (arguments.isEmpty() || sender.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Krpc.Query(
            transaction,
            sender.get(),
            ask(message.text("q").orElse(""), arguments.get()),
            message.integer("ro").orElse(0) == 1,
            want(arguments.get())));
  }

  private static Ask ask(String method, BDictionary arguments) {
    Optional<NodeId> infohash = id(arguments, "info_hash");
    Optional<Ask> ask =
        switch (method) {
          case "ping" -> Optional.of(new Ask.Ping());
          case "find_node" -> id(arguments, "target").map(Ask.FindNode::new);
          case "get_peers" -> infohash.map(Ask.GetPeers::new);
          case "announce_peer" -> infohash.flatMap(hash -> announce(hash, arguments));
          default -> Optional.of(new Ask.Wrong(Krpc.Failure.UNKNOWN_METHOD, "Method Unknown"));
        };
    return ask.orElseGet(() -> new Ask.Wrong(Krpc.Failure.PROTOCOL, "Invalid Arguments"));
  }

  private static Optional<Ask> announce(NodeId infohash, BDictionary arguments) {
    Optional<byte[]> token =
        arguments.string("token").map(BString::bytes).filter(t -> t.length <= LONGEST_TOKEN);
    boolean implied = arguments.integer("implied_port").orElse(0) == 1;
    OptionalLong port = implied ? OptionalLong.of(0) : arguments.integer("port");
    if (token.isEmpty() || port.isEmpty()) {
      return Optional.empty();
    }
    long number = port.getAsLong();
    return implied || number > 0 && number < 65_536
        ? Optional.of(new Ask.AnnouncePeer(infohash, (int) number, token.get()))
        : Optional.empty();
  }

  private static Set<Family> want(BDictionary arguments) {
    var wanted = EnumSet.noneOf(Family.class);
    for (BValue value : arguments.list("want").map(list -> list.values()).orElse(List.of())) {
      for (Family family : Family.values()) {
        if (value instanceof BString name && name.text().equals(family.want)) {
          wanted.add(family);
        }
      }
    }
    return wanted;
  }

  private static Optional<Krpc> answer(BDictionary message, byte[] transaction) {
    Optional<BDictionary> values = message.dictionary("r");
    Optional<NodeId> sender = values.flatMap(r -> id(r, "id"));
    if (values.isEmpty() || sender.isEmpty()) {
      return Optional.empty();
    }
    var nodes = new ArrayList<Contact>();
    for (Family family : Family.values()) {
      values
          .get()
          .string(family.nodesKey)
          .ifPresent(packed -> nodes.addAll(Packed.contacts(packed.bytes(), family, MOST_NODES)));
    }
    return Optional.of(
        new Krpc.Answer(
            transaction,
            sender.get(),
            nodes,
            peers(values.get()),
            values.get().string("token").map(BString::bytes).filter(t -> t.length <= LONGEST_TOKEN),
            message.string("ip").flatMap(packed -> Packed.address(packed.bytes()))));
  }

  private static List<InetSocketAddress> peers(BDictionary values) {
    var peers = new ArrayList<InetSocketAddress>();
    for (BValue value : values.list("values").map(list -> list.values()).orElse(List.of())) {
      if (value instanceof BString packed && peers.size() < MOST_PEERS) {
        Packed.address(packed.bytes()).ifPresent(peers::add);
      }
    }
    return peers;
  }

  private static Krpc failure(BDictionary message, byte[] transaction) {
    List<BValue> parts = message.list("e").map(list -> list.values()).orElse(List.of());
    long code =
        !parts.isEmpty() && parts.get(0) instanceof BInteger number
            ? number.value()
            : Krpc.Failure.GENERIC;
    String text =
        parts.size() > 1 && parts.get(1) instanceof BString words ? words.text(LONGEST_TEXT) : "";
    return new Krpc.Failure(transaction, (int) Math.max(0, Math.min(999, code)), text);
  }

  private static Optional<NodeId> id(BDictionary from, String key) {
    return from.string(key)
        .filter(id -> id.length() == NodeId.BYTES)
        .map(i -> NodeId.of(i.bytes()));
  }
}
