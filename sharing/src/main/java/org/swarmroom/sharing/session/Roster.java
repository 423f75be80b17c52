package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.swarmroom.sharing.pick.PiecePicker;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.WireException;

/**
 * The session's connections: letting peers in, what they have, letting them go. Invariant: the
 * picker's availability counts exactly the pieces of the peers in here. Confined to the session's
 * event loop.
 */
final class Roster {

  private static final PeerAddress FORGOTTEN =
      PeerAddress.of(InetSocketAddress.createUnresolved("forgotten", 0));

  private static final int MOST_REMEMBERED = 4_096;

  private final SwarmSession session;
  private final Map<Integer, PeerConnection> peers = new LinkedHashMap<>();
  private final Map<Integer, BlockReceiver> receivers = new LinkedHashMap<>();
  private final Map<Integer, PeerAddress> addresses =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, PeerAddress> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private int nextId;

  /** The peers as a list that does not change under its reader, made when asked for. */
  private List<PeerConnection> snapshot = List.of();

  /** Addresses and fingerprints of the peers, made when asked for. */
  private final Set<Object> connected = new HashSet<>();

  private final Crowds crowds = new Crowds();

  Roster(SwarmSession session) {
    this.session = session;
  }

  Collection<PeerConnection> all() {
    var known = snapshot;
    if (known.isEmpty()) {
      known = List.copyOf(peers.values());
      snapshot = known;
    }
    return known;
  }

  int size() {
    return peers.size();
  }

  Optional<PeerConnection> peer(int id) {
    return Optional.ofNullable(peers.get(id));
  }

  /** Where a peer is or was; gone ones are remembered, since they may have sent bad blocks. */
  PeerAddress addressOf(int id) {
    return addresses.getOrDefault(id, FORGOTTEN);
  }

  /** Asked for each known peer whenever somebody may be dialled, so it must not look at each. */
  boolean isConnectedTo(PeerAddress address) {
    lookAround();
    return connected.contains(address)
        || address.fingerprint().map(connected::contains).orElse(false);
  }

  /** Whether so many peers are where it is that there is no place for another: among strangers. */
  boolean isCrowdedBy(PeerAddress address) {
    lookAround();
    return session.isPublic() && crowds.isFull(address);
  }

  private void lookAround() {
    if (connected.isEmpty()) {
      for (var peer : peers.values()) {
        connected.add(peer.address());
        peer.address().fingerprint().ifPresent(connected::add);
        crowds.add(peer.address());
      }
    }
  }

  /** Somebody came or left, or told where it listens. */
  void moved() {
    connected.clear();
    crowds.clear();
    snapshot = List.of();
  }

  /** Dialled: says our handshake and waits for theirs. */
  void greet(Channel channel, PeerAddress address, Consumer<Boolean> shaken) {
    var outcome = new Outcome(shaken);
    channel.closeFuture().addListener(closed -> session.execute(() -> outcome.is(false)));
    PeerPipeline.awaitHandshake(
        channel,
        theirs -> {
          boolean fits = session.introduction().answersTo(theirs.infoHash());
          if (session.introduction().isOurs(theirs.peerId())) {
            session.outreach().ourselves(address);
            fits = false;
          }
          outcome.is(fits);
          if (fits) {
            join(channel, theirs, address, true);
          } else {
            channel.close();
          }
        });
    PeerPipeline.sendHandshake(channel, session.introduction().handshake(session.dialHash()));
    if (address.fingerprint().isPresent()) {
      // Members answer only who has shown that it is one.
      channel.writeAndFlush(
          session.introduction().greeting(address.fingerprint(), false).message());
    }
    channel.config().setAutoRead(true);
    channel.read();
  }

  /** Told once. */
  private static final class Outcome {
    private final Consumer<Boolean> told;
    private boolean known;

    Outcome(Consumer<Boolean> told) {
      this.told = told;
    }

    void is(boolean shaken) {
      if (!known) {
        known = true;
        told.accept(shaken);
      }
    }
  }

  /**
   * The peer's handshake is here; if it came in, ours is the answer.
   *
   * @return the peer, if it may join
   */
  Optional<PeerConnection> join(
      Channel channel, Handshake theirs, PeerAddress address, boolean outgoing) {
    if (!channel.isActive()) {
      return Optional.empty();
    }
    if (session.introduction().isOurs(theirs.peerId())) {
      // We dialled ourselves: the answer tells the side that dialled.
      PeerPipeline.sendHandshake(channel, session.introduction().answer(theirs))
          .addListener(ChannelFutureListener.CLOSE);
      return Optional.empty();
    }
    if (!session.admission().mayJoin(theirs, address, outgoing)) {
      channel.close();
      return Optional.empty();
    }
    int id = nextId++;
    var peer = new PeerConnection(session, id, channel, theirs, address, outgoing);
    var receiver = new BlockReceiver(peer);
    if (!outgoing) {
      PeerPipeline.sendHandshake(channel, session.introduction().answer(theirs));
    }
    peers.put(id, peer);
    receivers.put(id, receiver);
    addresses.put(id, address);
    moved();
    peer.extensions().sendHandshake();
    session.admission().joined(peer);
    session.joined();
    PeerPipeline.messages(channel, peer, receiver);
    channel.config().setAutoRead(true);
    channel.read();
    return Optional.of(peer);
  }

  /** The peer may take part: it hears what we have, and data may flow. */
  void admit(PeerConnection peer) {
    if (!peer.isAdmitted()) {
      peer.setAdmitted();
      session.torrent().pieces().ifPresent(p -> start(peer, p));
    }
  }

  /** Metadata and disk are ready, for a peer that was let in. */
  void start(PeerConnection peer, Pieces pieces) {
    try {
      peer.has().setCount(pieces.grid().pieces());
    } catch (WireException e) {
      peer.close(String.valueOf(e.getMessage()));
      return;
    }
    peer.start(pieces, session.torrent().download());
    pieces.picker().peerCame(peer.pieces());
    announce(peer, pieces);
    updateInterest(peer);
  }

  private void announce(PeerConnection peer, Pieces pieces) {
    var have = session.admission().mayHave(peer) ? pieces.have() : new BitSet();
    boolean fast = peer.handshake().fast();
    if (fast && have.cardinality() == pieces.grid().pieces()) {
      peer.send(new Message.HaveAll());
    } else if (fast && have.isEmpty()) {
      peer.send(new Message.HaveNone());
    } else if (!have.isEmpty()) {
      peer.send(new Message.Bitfield(PeerPieces.encode(have, pieces.grid().pieces())));
    }
  }

  // what peers have

  void has(PeerConnection peer, int piece) {
    picker(peer)
        .ifPresent(
            picker -> {
              picker.peerHas(piece);
              if (!picker.has(piece)) {
                peer.has().weLack(1);
              }
              interest(peer);
            });
  }

  /** What a peer has is about to change as a whole. */
  void forgetPieces(PeerConnection peer) {
    picker(peer).ifPresent(picker -> picker.peerLeft(peer.pieces()));
  }

  void countPieces(PeerConnection peer) {
    picker(peer).ifPresent(picker -> picker.peerCame(peer.pieces()));
    updateInterest(peer);
    session.hashes().ask();
  }

  /** The picker, for peers that it counts. */
  private Optional<PiecePicker> picker(PeerConnection peer) {
    return peer.has().isKnown() ? session.torrent().pieces().map(Pieces::picker) : Optional.empty();
  }

  private void updateInterest(PeerConnection peer) {
    picker(peer)
        .ifPresent(
            picker -> {
              var lacking = (BitSet) peer.pieces().clone();
              lacking.andNot(picker.have());
              peer.has().setWeLack(lacking.cardinality());
              interest(peer);
            });
  }

  /** Says whether we want something, asks for more, and parts from peers when both have all. */
  private void interest(PeerConnection peer) {
    boolean wants =
        peer.has().weLack() > 0
            && session.torrent().download().map(Download::isRunning).orElse(false);
    peer.setInterested(wants);
    if (peer.mayRequest()) {
      peer.requests().ifPresent(RequestPipeline::fill);
    }
    if (session.torrent().isComplete() && peer.has().isSeed()) {
      session.outreach().sated(peer.address());
      peer.close("both have everything");
    }
  }

  /** We have one more piece. */
  void verified(int piece) {
    for (var peer : all()) {
      if (!peer.has().isKnown()) {
        continue;
      }
      if (peer.pieces().get(piece)) {
        peer.has().weLack(-1);
      }
      boolean tells = !peer.pieces().get(piece) || !peer.handshake().fast();
      if (tells && session.admission().mayHave(peer)) {
        peer.send(new Message.Have(piece));
      }
      interest(peer);
    }
  }

  /**
   * Asks everybody for more; those that owe us blocks for long come last, or they would get the
   * same ones again that were just taken back from them.
   */
  void fillAll() {
    fill(peer -> !peer.flow().snubs());
    fill(peer -> peer.flow().snubs());
  }

  private void fill(Predicate<PeerConnection> which) {
    if (!session.isClosed()) {
      for (var peer : all()) {
        if (which.test(peer)) {
          peer.requests().ifPresent(RequestPipeline::fill);
        }
      }
    }
  }

  void reconsider() {
    all().forEach(this::interest);
  }

  void left(PeerConnection peer) {
    if (peers.remove(peer.id()) == null) {
      return;
    }
    moved();
    forgetPieces(peer);
    Optional.ofNullable(receivers.remove(peer.id())).ifPresent(BlockReceiver::abandon);
    session.left(peer);
  }
}
