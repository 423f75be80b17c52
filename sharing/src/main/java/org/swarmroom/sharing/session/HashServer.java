package org.swarmroom.sharing.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.HashRange;
import org.swarmroom.sharing.content.HashSource;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.TorrentFile;
import org.swarmroom.sharing.wire.Message;

/**
 * Answers hash requests (BEP 52) from the torrent's piece layers and, for leaves, from a piece on
 * disk. Bounded: each peer has at most {@value #MOST_READS} pieces being read for it. Confined to
 * the session's event loop.
 */
final class HashServer {

  private static final Logger log = LoggerFactory.getLogger(HashServer.class);

  private static final int MOST_READS = 4;
  private static final int MOST_SOURCES = 64;

  private final SwarmSession session;
  private final Map<ContentId, HashSource> sources = new HashMap<>();
  private final Map<Integer, Integer> reads = new HashMap<>();

  HashServer(SwarmSession session) {
    this.session = session;
  }

  void answer(PeerConnection peer, Message.HashRequest request) {
    var range =
        new HashRange(
            request.baseLayer(), request.index(), request.length(), request.proofLayers());
    var pieces = session.torrent().pieces();
    var file = pieces.flatMap(p -> fileOf(p.torrent(), request.root()));
    var source = file.flatMap(f -> source(pieces.orElseThrow().torrent(), f));
    if (source.isEmpty() || !session.admission().mayServe(peer) || !peer.channel().isWritable()) {
      reject(peer, request);
      return;
    }
    var inFile = source.get().pieceToRead(range);
    if (inFile.isEmpty()) {
      send(peer, request, source.get().answer(range));
      return;
    }
    var torrent = pieces.orElseThrow().torrent();
    int piece = (int) (file.orElseThrow().offset() / torrent.pieceLength()) + inFile.getAsInt();
    if (!pieces.orElseThrow().picker().has(piece)
        || reads.getOrDefault(peer.id(), 0) >= MOST_READS) {
      reject(peer, request);
    } else {
      read(peer, request, range, source.get(), pieces.orElseThrow(), piece);
    }
  }

  private void read(
      PeerConnection peer,
      Message.HashRequest request,
      HashRange range,
      HashSource source,
      Pieces pieces,
      int piece) {
    reads.merge(peer.id(), 1, Integer::sum);
    try {
      session
          .services()
          .pools()
          .hashing()
          .execute(
              () -> {
                try {
                  var data = new byte[pieces.grid().length(piece)];
                  pieces.files().read(pieces.at(piece, 0), ByteBuffer.wrap(data));
                  var answer = source.answer(range, MerkleTree.leaves(data));
                  session.execute(() -> readDone(peer, request, answer));
                } catch (IOException e) {
                  session.execute(() -> session.torrent().unreadable(e));
                  session.execute(() -> readDone(peer, request, Optional.empty()));
                } catch (RuntimeException | Error e) {
                  session.execute(() -> failed(peer, e));
                }
              });
    } catch (RejectedExecutionException e) {
      peer.close("we are closing");
    }
  }

  private static void failed(PeerConnection peer, Throwable cause) {
    log.error("hashes for {} could not be made; it is hung up on", peer.name(), cause);
    peer.close("what it asked for could not be read");
  }

  private void readDone(PeerConnection peer, Message.HashRequest request, Optional<byte[]> answer) {
    reads.computeIfPresent(peer.id(), (id, n) -> n == 1 ? null : n - 1);
    if (!peer.isClosed()) {
      send(peer, request, answer);
    }
  }

  private void send(PeerConnection peer, Message.HashRequest m, Optional<byte[]> answer) {
    if (answer.isPresent()) {
      peer.send(
          new Message.Hashes(
              m.root(), m.baseLayer(), m.index(), m.length(), m.proofLayers(), answer.get()));
    } else {
      reject(peer, m);
    }
  }

  private static void reject(PeerConnection peer, Message.HashRequest m) {
    peer.send(
        new Message.HashReject(m.root(), m.baseLayer(), m.index(), m.length(), m.proofLayers()));
  }

  private static Optional<TorrentFile> fileOf(Metainfo torrent, ContentId root) {
    return torrent.files().stream()
        .filter(f -> f.root().map(root::equals).orElse(false))
        .findFirst();
  }

  private Optional<HashSource> source(Metainfo torrent, TorrentFile file) {
    var root = file.root().orElseThrow();
    var known = sources.get(root);
    if (known != null) {
      return Optional.of(known);
    }
    var layer = torrent.pieceLayer(root);
    if (layer.isEmpty() && file.size() > torrent.pieceLength()) {
      return Optional.empty();
    }
    var fresh = new HashSource(file.size(), torrent.pieceLength(), layer.orElse(new byte[0]));
    if (sources.size() < MOST_SOURCES) {
      sources.put(root, fresh);
    }
    return Optional.of(fresh);
  }

  void left(PeerConnection peer) {
    reads.remove(peer.id());
  }
}
