package org.swarmroom.sharing.session;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;
import org.swarmroom.sharing.wire.UtMetadata;

/**
 * The info dictionary from and for peers (BEP 9). It is fetched from one peer at a time, so that
 * whoever sent a wrong one is known. Confined to the session's event loop.
 */
final class MetadataExchange {

  /** Requests for metadata that are open at a time. */
  private static final int WINDOW = 32;

  /** A source may take so many silences, and so long for each piece, for all of them. */
  private static final int MOST_SILENCES = 3;

  private static final long MILLIS_FOR_PIECE = 1_000;

  private final SwarmSession session;
  private final Set<Integer> tried = new HashSet<>();
  private final Map<Integer, Integer> served = new HashMap<>();
  private @Nullable PeerConnection source;
  private byte[] info = new byte[0];
  private final BitSet missing = new BitSet();
  private int next;

  /** When the source was first asked, and when it last gave a piece that was wanted. */
  private long askedAt;

  private long gaveAt;

  MetadataExchange(SwarmSession session) {
    this.session = session;
  }

  /** Fetches from the first peer that offers, if we need it and nobody is being asked. */
  void fetch() {
    if (!isNeeded() || source != null) {
      return;
    }
    for (var peer : session.roster().all()) {
      int size = peer.extensions().metadataSize().orElse(0);
      boolean offers = peer.extensions().id(UtMetadata.NAME).isPresent() && size > 0;
      if (offers && size <= UtMetadata.MAX_SIZE && tried.add(peer.id())) {
        start(peer, size);
        return;
      }
    }
  }

  private boolean isNeeded() {
    return session.torrent().metainfo().isEmpty() && !session.isClosed();
  }

  private void start(PeerConnection peer, int size) {
    source = peer;
    info = new byte[size];
    missing.clear();
    missing.set(0, pieces());
    next = 0;
    askedAt = session.now();
    gaveAt = askedAt;
    for (int i = 0; i < WINDOW; i++) {
      askNext(peer);
    }
  }

  private int pieces() {
    return (info.length + UtMetadata.PIECE_LENGTH - 1) / UtMetadata.PIECE_LENGTH;
  }

  private void askNext(PeerConnection peer) {
    if (next < pieces()) {
      int piece = next++;
      peer.extensions()
          .id(UtMetadata.NAME)
          .ifPresent(id -> peer.send(new UtMetadata.Request(piece).message(id)));
    }
  }

  void take(PeerConnection peer, UtMetadata message) {
    if (message instanceof UtMetadata.Request request) {
      serve(peer, request.piece());
    } else if (peer == source) {
      if (message instanceof UtMetadata.Data data && data.totalSize() == info.length) {
        received(peer, data);
      } else {
        giveUp();
      }
    }
  }

  private void received(PeerConnection peer, UtMetadata.Data data) {
    if (!missing.get(data.piece())) {
      return;
    }
    missing.clear(data.piece());
    gaveAt = session.now();
    System.arraycopy(
        data.data(), 0, info, data.piece() * UtMetadata.PIECE_LENGTH, data.data().length);
    if (!missing.isEmpty()) {
      askNext(peer);
      return;
    }
    if (isRight()) {
      source = null;
      var whole = info;
      info = new byte[0];
      found(whole);
    } else {
      giveUp();
      session.admission().ban(peer.address(), "sent wrong metadata");
    }
  }

  private boolean isRight() {
    var wanted = session.dialHash();
    var hash = wanted.isV2() ? InfoHash.v2Of(info) : InfoHash.v1Of(info);
    return hash.equals(wanted) || InfoHash.v2Of(info).truncated().equals(wanted);
  }

  private void found(byte[] whole) {
    try {
      session.torrent().metadataFound(MetainfoParser.parseInfo(whole, List.of()));
    } catch (MetainfoException e) {
      // The hash is right and the torrent is not: whoever made it did so, no peer is to blame.
      session.torrent().unusable("The torrent is damaged: " + e.getMessage());
    }
  }

  /** The peer does not answer, or is gone: the next one. */
  private void giveUp() {
    source = null;
    info = new byte[0];
    fetch();
  }

  void left(PeerConnection peer) {
    tried.remove(peer.id());
    served.remove(peer.id());
    if (peer == source) {
      tried.add(peer.id());
      giveUp();
    }
  }

  /**
   * A source that gives no piece for long, or has given few for very long, is given up, whatever
   * else it says. Where nobody else is left, all are asked once more.
   */
  void tick(long now, long silence) {
    if (source != null) {
      long most = MOST_SILENCES * silence + MILLIS_FOR_PIECE * pieces();
      if (now - gaveAt > silence || now - askedAt > most) {
        giveUp();
      }
      return;
    }
    fetch();
    if (source == null && now - askedAt > silence) {
      tried.clear();
    }
  }

  private void serve(PeerConnection peer, int piece) {
    var id = peer.extensions().id(UtMetadata.NAME);
    var all = session.torrent().infoBytes();
    if (id.isEmpty() || !session.admission().mayServe(peer)) {
      return;
    }
    int from = piece * UtMetadata.PIECE_LENGTH;
    int pieces = (all.length + UtMetadata.PIECE_LENGTH - 1) / UtMetadata.PIECE_LENGTH;
    boolean tooOften = served.merge(peer.id(), 1, Integer::sum) > 4 * pieces + 4;
    if (piece < 0 || piece >= pieces || tooOften || !peer.channel().isWritable()) {
      peer.send(new UtMetadata.Reject(piece).message(id.getAsInt()));
      return;
    }
    var part = Arrays.copyOfRange(all, from, Math.min(all.length, from + UtMetadata.PIECE_LENGTH));
    peer.send(new UtMetadata.Data(piece, all.length, part).message(id.getAsInt()));
  }
}
