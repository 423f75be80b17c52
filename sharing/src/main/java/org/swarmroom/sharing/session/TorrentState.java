package org.swarmroom.sharing.session;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.pick.PieceGrid;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * What a session knows of its torrent and has of it.
 *
 * <pre>
 *   METADATA --metadata, piece layers--> OPENING --attach--> FETCHING --last piece--> SEEDING
 *                                           \________________attach whole_____________/
 *   FETCHING --disk fails--> HALTED (serves what it has)
 * </pre>
 *
 * <p>Confined to the session's event loop.
 */
final class TorrentState {

  private final SwarmSession session;
  private final SessionListener listener;
  private final SplittableRandom random;
  private Optional<Metainfo> metainfo;

  /** A copy of its own: the metadata gives out clones, and peers ask for many parts. */
  private byte[] infoBytes;

  private Optional<Pieces> pieces = Optional.empty();
  private Optional<Download> download = Optional.empty();
  private boolean complete;
  private long attachedAt;

  TorrentState(
      SwarmSession session,
      Optional<Metainfo> metainfo,
      SessionListener listener,
      SplittableRandom random) {
    this.session = session;
    this.metainfo = metainfo;
    this.infoBytes = metainfo.map(Metainfo::infoBytes).orElse(new byte[0]);
    this.listener = listener;
    this.random = random;
  }

  // moves

  void attach(Metainfo whole, Opened opened) {
    know(whole);
    var place = new Pieces(whole, opened, random.split());
    pieces = Optional.of(place);
    place.picker().setSequential(session.pace().isSequential());
    complete = place.picker().isComplete();
    download = complete ? Optional.empty() : Optional.of(new Download(session, place));
    attachedAt = session.now();
    var roster = session.roster();
    roster.all().stream().filter(PeerConnection::isAdmitted).forEach(p -> roster.start(p, place));
    session.outreach().more();
    session.meters().refresh();
    session.changed();
    if (complete) {
      listener.completed();
    }
  }

  /** The info dictionary came from a peer, and its hash is right. */
  void metadataFound(Metainfo found) {
    know(found);
    if (isPrivate()) {
      session.outreach().forgetHearsay();
    }
    if (found.hasAllLayers() || found.v1().isPresent()) {
      listener.metadata(found);
    } else {
      session.hashes().fetchLayers(found);
    }
  }

  void layersFound(Metainfo whole) {
    know(whole);
    listener.metadata(whole);
  }

  private void know(Metainfo more) {
    metainfo = Optional.of(more);
    infoBytes = more.infoBytes();
  }

  void pieceVerified(int piece) {
    session.roster().verified(piece);
    session.changed();
    if (!complete && pieces.map(p -> p.picker().isComplete()).orElse(false)) {
      complete = true;
      session.meters().refresh();
      session.roster().reconsider();
      session.slots().changed();
      listener.completed();
    }
  }

  /**
   * @param unsolved who sent the bad block is not known
   */
  void pieceFailed(int piece, boolean unsolved) {
    metainfo
        .filter(t -> unsolved && t.v2().isPresent() && t.hasAllLayers())
        .ifPresent(t -> session.hashes().fetchLeaves(t, piece));
  }

  void diskFailed(DiskProblem problem) {
    if (!session.isClosed() && download.map(Download::isRunning).orElse(false)) {
      download.ifPresent(Download::stop);
      session.roster().reconsider();
      listener.failed(problem);
    }
  }

  /** What we serve can't be read, or not as it was. */
  void unreadable(IOException cause) {
    if (!session.isClosed()) {
      listener.sourceChanged(cause);
    }
  }

  /** The metadata has the right hash and makes no sense. */
  void unusable(String sentence) {
    listener.unusable(sentence);
  }

  // what there is

  Optional<Metainfo> metainfo() {
    return metainfo;
  }

  /** The metadata and its place on disk, once it is attached. */
  Optional<Pieces> pieces() {
    return pieces;
  }

  Optional<PieceGrid> grid() {
    return pieces.map(Pieces::grid);
  }

  /** What fetches the missing pieces; empty for a torrent that was whole when it was attached. */
  Optional<Download> download() {
    return download;
  }

  boolean isComplete() {
    return complete;
  }

  long attachedAt() {
    return attachedAt;
  }

  boolean isPrivate() {
    return metainfo.map(Metainfo::isPrivate).orElse(false);
  }

  boolean hasV2() {
    return metainfo.map(t -> t.v2().isPresent()).orElse(false);
  }

  boolean isV2Alone() {
    return metainfo.map(t -> t.v1().isEmpty()).orElse(false);
  }

  /** The v2 hash, as it goes over the wire, of a hybrid torrent whose v1 hash this is. */
  Optional<InfoHash> upgrade(InfoHash v1) {
    return metainfo
        .filter(t -> t.v1().filter(v1::equals).isPresent())
        .flatMap(Metainfo::v2)
        .map(InfoHash::truncated);
  }

  boolean answersTo(InfoHash wireHash) {
    return metainfo.map(t -> t.wireHashes().contains(wireHash)).orElse(false);
  }

  /** The metadata, if it can't be used before its piece layers were fetched. */
  Optional<Metainfo> withoutLayers() {
    return metainfo.filter(t -> !t.hasAllLayers() && t.v1().isEmpty());
  }

  byte[] infoBytes() {
    return infoBytes;
  }

  OptionalInt infoSize() {
    return infoBytes.length == 0 ? OptionalInt.empty() : OptionalInt.of(infoBytes.length);
  }
}
