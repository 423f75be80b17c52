package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A datagram of the DHT. Byte arrays are not copied and not changed. Source: BEP 5, "KRPC". */
sealed interface Krpc {

  /** Chosen by who asked, and sent back as it is. */
  byte[] transaction();

  /**
   * @param readOnly the sender answers nobody, so nobody should keep it (BEP 43)
   * @param want families that nodes are asked of; empty means that of the datagram (BEP 32)
   */
  record Query(byte[] transaction, NodeId sender, Ask ask, boolean readOnly, Set<Family> want)
      implements Krpc {}

  /**
   * @param nodes of both families
   * @param peers of the torrent that was asked for
   * @param seen our address as the sender sees it (BEP 42)
   */
  record Answer(
      byte[] transaction,
      NodeId sender,
      List<Contact> nodes,
      List<InetSocketAddress> peers,
      Optional<byte[]> token,
      Optional<InetSocketAddress> seen)
      implements Krpc {

    static Answer plain(byte[] transaction, NodeId sender) {
      return new Answer(
          transaction, sender, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    Answer withSeen(InetSocketAddress address) {
      return new Answer(transaction, sender, nodes, peers, token, Optional.of(address));
    }
  }

  record Failure(byte[] transaction, int code, String text) implements Krpc {

    static final int GENERIC = 201;
    static final int PROTOCOL = 203;
    static final int UNKNOWN_METHOD = 204;
  }

  /** What is asked. */
  sealed interface Ask {

    record Ping() implements Ask {}

    record FindNode(NodeId target) implements Ask {}

    record GetPeers(NodeId infohash) implements Ask {}

    /**
     * @param port 0 if the port that the datagram came from is meant ("implied_port")
     */
    record AnnouncePeer(NodeId infohash, int port, byte[] token) implements Ask {}

    /** Something that is answered by an error. */
    record Wrong(int code, String text) implements Ask {}
  }
}
