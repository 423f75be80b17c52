package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmroom.sharing.dht.Krpc.Ask;

/**
 * Answers those who ask. Nothing but the peer store grows by what they say, and nobody is answered
 * beyond {@link SourceLimit}.
 */
final class Responder {

  /** With 8 nodes beside them the datagram stays below 1,000 bytes. */
  private static final int MOST_PEERS = 50;

  private final DhtNode node;
  private final Tokens tokens;
  private final PeerStore store;

  Responder(DhtNode node, PeerStore store, long now) {
    this.node = node;
    this.store = store;
    this.tokens = new Tokens(now);
  }

  Krpc answer(InetSocketAddress from, Krpc.Query query, long now) {
    Ask ask = query.ask();
    byte[] transaction = query.transaction();
    if (ask instanceof Ask.FindNode find) {
      return answer(from, query, find.target(), List.of(), Optional.empty());
    } else if (ask instanceof Ask.GetPeers get) {
      return peers(from, query, get.infohash(), now);
    } else if (ask instanceof Ask.AnnouncePeer announce) {
      return announced(from, transaction, announce, now);
    } else if (ask instanceof Ask.Wrong wrong) {
      return new Krpc.Failure(transaction, wrong.code(), wrong.text());
    }
    return Krpc.Answer.plain(transaction, node.id()).withSeen(from);
  }

  private Krpc peers(InetSocketAddress from, Krpc.Query query, NodeId infohash, long now) {
    InetAddress asker = from.getAddress();
    List<InetSocketAddress> peers =
        store.some(infohash, MOST_PEERS, now, node.surroundings().random()).stream()
            .filter(peer -> Hearsay.believes(peer, asker))
            .toList();
    byte[] token = tokens.make(asker, infohash, now);
    return answer(from, query, infohash, peers, Optional.of(token));
  }

  private Krpc answer(
      InetSocketAddress from,
      Krpc.Query query,
      NodeId target,
      List<InetSocketAddress> peers,
      Optional<byte[]> token) {
    var nodes = new ArrayList<Contact>();
    for (Family family : Family.values()) {
      boolean wanted =
          query.want().isEmpty() ? family == node.family() : query.want().contains(family);
      if (wanted) {
        nodes.addAll(node.closest(family, target, from.getAddress()));
      }
    }
    return new Krpc.Answer(query.transaction(), node.id(), nodes, peers, token, Optional.of(from));
  }

  private Krpc announced(
      InetSocketAddress from, byte[] transaction, Ask.AnnouncePeer announce, long now) {
    InetAddress ip = from.getAddress();
    if (!tokens.holds(announce.token(), ip, announce.infohash(), now)) {
      return new Krpc.Failure(transaction, Krpc.Failure.PROTOCOL, "Bad Token");
    }
    int port = announce.port() == 0 ? from.getPort() : announce.port();
    var peer = new InetSocketAddress(ip, port);
    store.add(announce.infohash(), peer, now);
    node.heard(announce.infohash(), peer);
    return Krpc.Answer.plain(transaction, node.id()).withSeen(from);
  }
}
