package org.swarmroom.sharing.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.HashProof;
import org.swarmroom.sharing.content.HashRange;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.TorrentFile;
import org.swarmroom.sharing.wire.Message;

/**
 * Hashes from peers (BEP 52, "hash request"): the piece layers that a magnet or canonical torrent
 * lacks, and the leaves of a piece that failed, which tell whose block was bad. Every answer
 * carries its proof up to the root, so any peer may be asked. Confined to the session's event loop.
 */
final class HashExchange {

  private static final int WINDOW = 16;

  private record Want(ContentId root, long size, HashRange range, int piece) {
    /** Leaves are for a piece; piece layers for none. */
    boolean isLayer() {
      return piece < 0;
    }

    Message.HashRequest request() {
      return new Message.HashRequest(
          root, range.baseLayer(), range.index(), range.length(), range.proofLayers());
    }
  }

  /**
   * A question.
   *
   * @param peer who was asked
   * @param since when, by the session's clock
   */
  private record Asked(int peer, long since) {}

  private final SwarmSession session;
  private final HashServer server;
  private final Deque<Want> todo = new ArrayDeque<>();
  private final Map<Message.HashRequest, Want> wanted = new HashMap<>();
  private final Map<Message.HashRequest, Asked> asked = new HashMap<>();
  private final Set<Integer> refusers = new HashSet<>();
  private final Map<ContentId, byte[]> layers = new HashMap<>();
  private int layersMissing;
  private long refusedAt;

  HashExchange(SwarmSession session) {
    this.session = session;
    this.server = new HashServer(session);
  }

  /** Starts to fetch all piece layers that the torrent lacks. */
  void fetchLayers(Metainfo torrent) {
    for (var file : torrent.files()) {
      var root = file.root();
      if (root.isPresent()
          && !layers.containsKey(root.get())
          && torrent.pieceLayer(root.get()).isEmpty()) {
        var ranges = HashRange.pieceLayer(file.size(), torrent.pieceLength());
        if (!ranges.isEmpty()) {
          int width = ranges.size() * ranges.get(0).length() * MerkleTree.HASH;
          layers.put(root.get(), new byte[width]);
          ranges.forEach(r -> want(new Want(root.get(), file.size(), r, -1)));
          layersMissing += ranges.size();
        }
      }
    }
    ask();
  }

  /** Asks for the leaves of a piece of which some block was bad. */
  void fetchLeaves(Metainfo torrent, int piece) {
    var file = torrent.fileOfPiece(piece);
    int length = torrent.pieceLength();
    if (file.root().isPresent() && Math.min(file.size(), length) > MerkleTree.BLOCK) {
      int inFile = piece - (int) (file.offset() / length);
      var range = HashRange.leaves(file.size(), length, inFile);
      want(new Want(file.root().get(), file.size(), range, piece));
      ask();
    }
  }

  private void want(Want want) {
    if (wanted.putIfAbsent(want.request(), want) == null) {
      todo.add(want);
    }
  }

  /** Sends what is to be asked to those who may know: to who owes us the fewest answers. */
  void ask() {
    if (todo.isEmpty()) {
      return;
    }
    var sources = sources();
    while (!todo.isEmpty() && !sources.isEmpty() && asked.size() < WINDOW) {
      var request = todo.remove().request();
      var peer = Collections.min(sources, Comparator.comparingLong(this::open));
      asked.put(request, new Asked(peer.id(), session.now()));
      peer.send(request);
    }
  }

  private long open(PeerConnection peer) {
    return asked.values().stream().filter(a -> a.peer() == peer.id()).count();
  }

  private void refuses(int peer) {
    refusers.add(peer);
    refusedAt = session.now();
  }

  private List<PeerConnection> sources() {
    var sources = new ArrayList<PeerConnection>();
    for (var peer : session.roster().all()) {
      if (!refusers.contains(peer.id()) && peer.has().hasAny() && peer.knowsV2()) {
        sources.add(peer);
      }
    }
    return sources;
  }

  void received(PeerConnection peer, Message.Hashes m) {
    var request =
        new Message.HashRequest(m.root(), m.baseLayer(), m.index(), m.length(), m.proofLayers());
    var want = wanted.get(request);
    var from = asked.get(request);
    if (want == null || from == null || from.peer() != peer.id()) {
      return;
    }
    asked.remove(request);
    var base = HashProof.verify(want.root(), want.size(), want.range(), m.hashes());
    if (base.isEmpty()) {
      todo.add(want);
      session.admission().ban(peer.address(), "sent hashes that don't fit");
    } else {
      wanted.remove(request);
      use(want, base.get());
    }
    ask();
  }

  private void use(Want want, byte[] base) {
    if (want.isLayer()) {
      var layer = layers.get(want.root());
      if (layer != null) {
        System.arraycopy(base, 0, layer, want.range().index() * MerkleTree.HASH, base.length);
        if (--layersMissing == 0) {
          complete();
        }
      }
    } else {
      var leaves = new ArrayList<byte[]>();
      for (int at = 0; at < base.length; at += MerkleTree.HASH) {
        leaves.add(java.util.Arrays.copyOfRange(base, at, at + MerkleTree.HASH));
      }
      int blocks = session.torrent().grid().map(g -> g.blocks(want.piece())).orElse(0);
      var real = leaves.subList(0, Math.min(blocks, leaves.size()));
      session.torrent().download().ifPresent(d -> d.leavesKnown(want.piece(), real));
    }
  }

  private void complete() {
    var torrent = session.torrent().metainfo().orElseThrow();
    Map<ContentId, byte[]> whole = new HashMap<>();
    for (TorrentFile file : torrent.files()) {
      file.root()
          .ifPresent(
              root ->
                  Optional.ofNullable(layers.get(root))
                      .ifPresent(
                          base ->
                              whole.put(
                                  root, HashProof.trim(base, file.size(), torrent.pieceLength()))));
    }
    try {
      session.torrent().layersFound(torrent.withLayers(whole));
    } catch (MetainfoException e) {
      throw new IllegalStateException("each hash was proved", e);
    }
  }

  void rejected(PeerConnection peer, Message.HashReject m) {
    var request =
        new Message.HashRequest(m.root(), m.baseLayer(), m.index(), m.length(), m.proofLayers());
    if (Optional.ofNullable(asked.get(request)).filter(a -> a.peer() == peer.id()).isPresent()) {
      refuses(peer.id());
      again(request);
      ask();
    }
  }

  private void again(Message.HashRequest request) {
    asked.remove(request);
    Optional.ofNullable(wanted.get(request)).ifPresent(todo::add);
  }

  void requested(PeerConnection peer, Message.HashRequest request) {
    server.answer(peer, request);
  }

  void left(PeerConnection peer) {
    refusers.remove(peer.id());
    server.left(peer);
    for (var entry : List.copyOf(asked.entrySet())) {
      if (entry.getValue().peer() == peer.id()) {
        again(entry.getKey());
      }
    }
    ask();
  }

  /**
   * Who does not answer a question in time, whatever else it says, is not asked again; others get
   * its questions. Where nobody else is left, all are asked once more.
   */
  void tick(long now, long silence) {
    for (var entry : List.copyOf(asked.entrySet())) {
      if (now - entry.getValue().since() > silence) {
        refuses(entry.getValue().peer());
        again(entry.getKey());
      }
    }
    ask();
    if (!todo.isEmpty() && now - refusedAt > silence && sources().isEmpty()) {
      refusers.clear();
    }
  }
}
