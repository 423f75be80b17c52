package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.pick.PieceGrid;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.wire.Handshake;

/**
 * One torrent and all its connections.
 *
 * <pre>
 *   METADATA --metadata, piece layers--> OPENING --attach--> FETCHING --last piece--> SEEDING
 *                                           \________________attach whole_____________/
 *   FETCHING --disk fails--> HALTED (serves what it has)           any --close--> CLOSED
 * </pre>
 *
 * <p>Confined to its event loop. The public methods may be called from any thread.
 */
public final class SwarmSession {

  private final Services services;
  private final EventLoop loop;
  private final InfoHash dialHash;
  private final Access access;
  private final SessionListener listener;
  private final Roster roster = new Roster(this);
  private final Outreach outreach;
  private final SlotKeeper slots;
  private final Refusals refusals = new Refusals(this);
  private final MetadataExchange metadata = new MetadataExchange(this);
  private final HashExchange hashes = new HashExchange(this);
  private final PexExchange pex;
  private final SessionClock clock;
  private final SessionMeters meters;
  private final SplittableRandom random = new SplittableRandom();
  private volatile Optional<Metainfo> torrent;
  private Optional<Pieces> pieces = Optional.empty();
  private Optional<Download> download = Optional.empty();
  private byte[] infoBytes = new byte[0];
  private boolean complete;
  private long attachedAt;
  private volatile boolean closed;

  /**
   * @param dialHash names the torrent: all that is known of it, 20 or 32 bytes
   * @param torrent empty for a magnet
   */
  public SwarmSession(
      Services services,
      EventLoop loop,
      InfoHash dialHash,
      Optional<Metainfo> torrent,
      Access access,
      SessionListener listener) {
    this.services = services;
    this.loop = loop;
    this.dialHash = dialHash;
    this.torrent = torrent;
    this.access = access;
    this.listener = listener;
    this.outreach = new Outreach(this, random.split());
    this.slots = new SlotKeeper(this, random.split());
    this.clock = new SessionClock(this, loop);
    this.meters = new SessionMeters(this, listener);
    this.pex = new PexExchange(this);
    torrent.ifPresent(t -> infoBytes = t.infoBytes());
  }

  // from any thread

  /** Asks for what is missing of the metadata; dials the peers it is told of. */
  public void start() {
    execute(this::fetchMissing);
  }

  private void fetchMissing() {
    torrent.filter(t -> !t.hasAllLayers() && t.v1().isEmpty()).ifPresent(hashes::fetchLayers);
    outreach.more();
  }

  /** The place on disk is ready: data may flow. */
  public void attach(Metainfo metainfo, Opened opened) {
    execute(() -> attachNow(metainfo, opened));
  }

  /**
   * Takes over a connection that asked for this torrent: not answered yet, and not reading.
   *
   * @param fingerprint of the peer's certificate if it showed one over TLS
   */
  public void join(Channel channel, Handshake handshake, Optional<String> fingerprint) {
    var seen = (InetSocketAddress) channel.remoteAddress();
    if (seen == null) {
      channel.close();
      return;
    }
    var address = new PeerAddress(seen, fingerprint);
    Joining.move(channel, loop, () -> roster.join(channel, handshake, address, false));
  }

  public void addPeers(Collection<PeerAddress> more) {
    execute(() -> outreach.add(more));
  }

  public SessionStatus status() {
    return meters.status();
  }

  /** Rates or slots are others now. */
  public void limitsChanged() {
    execute(
        () -> {
          for (var peer : roster.all()) {
            peer.requests().ifPresent(RequestPipeline::limitFreed);
            peer.uploads().ifPresent(Uploader::limitFreed);
          }
          slots.changed();
        });
  }

  /** Closes every connection. Files stay open: their owner closes them. */
  public void close() {
    execute(this::closeNow);
  }

  private void closeNow() {
    if (!closed) {
      closed = true;
      download.ifPresent(Download::stop);
      roster.all().forEach(p -> p.close("the session ends"));
      outreach.close();
      slots.close();
      clock.stop();
    }
  }

  // moves of the state machine

  private void attachNow(Metainfo metainfo, Opened opened) {
    if (closed) {
      return;
    }
    torrent = Optional.of(metainfo);
    infoBytes = metainfo.infoBytes();
    var place = new Pieces(metainfo, opened, random.split());
    pieces = Optional.of(place);
    complete = place.picker().isComplete();
    download = complete ? Optional.empty() : Optional.of(new Download(this, place));
    attachedAt = now();
    roster.all().stream().filter(PeerConnection::isAdmitted).forEach(p -> roster.start(p, place));
    outreach.more();
    meters.refresh();
    changed();
    if (complete) {
      listener.completed();
    }
  }

  /** The info dictionary came from a peer, and its hash is right. */
  void metadataFound(Metainfo found) {
    torrent = Optional.of(found);
    infoBytes = found.infoBytes();
    if (found.hasAllLayers() || found.v1().isPresent()) {
      listener.metadata(found);
    } else {
      hashes.fetchLayers(found);
    }
  }

  void layersFound(Metainfo whole) {
    torrent = Optional.of(whole);
    listener.metadata(whole);
  }

  void pieceVerified(int piece) {
    roster.verified(piece);
    changed();
    pieces
        .filter(p -> p.picker().isComplete() && !complete)
        .ifPresent(
            p -> {
              complete = true;
              meters.refresh();
              roster.reconsider();
              slots.changed();
              listener.completed();
            });
  }

  /**
   * @param unsolved who sent the bad block is not known
   */
  void pieceFailed(int piece, boolean unsolved) {
    torrent
        .filter(t -> unsolved && t.v2().isPresent() && t.hasAllLayers())
        .ifPresent(t -> hashes.fetchLeaves(t, piece));
  }

  void liar(PeerAddress address) {
    ban(address, "sent bad data");
  }

  void ban(PeerAddress address, String why) {
    services.bans().ban(address.banName(), why);
    for (var peer : roster.all()) {
      if (peer.address().banName().equals(address.banName())) {
        peer.close(why);
      }
    }
  }

  void diskFailed(DiskProblem problem) {
    if (!closed && download.map(Download::isRunning).orElse(false)) {
      download.ifPresent(Download::stop);
      roster.reconsider();
      listener.failed(problem);
    }
  }

  /** What we serve can't be read, or not as it was. */
  void unreadable(IOException cause) {
    if (!closed) {
      listener.sourceChanged(cause);
    }
  }

  /** The metadata has the right hash and makes no sense. */
  void unusable(String sentence) {
    listener.unusable(sentence);
  }

  // peers

  void joined() {
    clock.start();
    changed();
  }

  /** The peer's extension handshake is here. */
  void greeted(PeerConnection peer) {
    if (access == Access.MEMBERS) {
      if (!peer.extensions().isProven() && !peer.isOutgoing()) {
        peer.close("is no member of a room of ours");
        return;
      }
      roster.admit(peer);
    }
    metadata.fetch();
    hashes.ask();
    pex.greeted(peer);
  }

  void left(PeerConnection peer) {
    refusals.over(peer);
    metadata.left(peer);
    hashes.left(peer);
    pex.left(peer);
    slots.changed();
    if (!closed) {
      outreach.more();
      changed();
      if (roster.size() == 0) {
        clock.stop();
        listener.idle();
      }
    }
  }

  void fillAll() {
    if (!closed) {
      for (var peer : roster.all()) {
        peer.requests().ifPresent(RequestPipeline::fill);
      }
    }
  }

  /** Whether the peer may have data and hashes of us. */
  boolean mayServe(PeerConnection peer) {
    return pieces.isPresent()
        && peer.isAdmitted()
        && (access == Access.PUBLIC || peer.extensions().isProven());
  }

  boolean wantsPeers() {
    return !closed && (pieces.isEmpty() || access == Access.PUBLIC || !complete);
  }

  /** Connections that do not refuse us. */
  int usefulConnections() {
    return roster.size() - refusals.count();
  }

  boolean needsMetadata() {
    return torrent.isEmpty() && !closed;
  }

  boolean allowsPex() {
    return access == Access.PUBLIC && !torrent.map(Metainfo::isPrivate).orElse(false);
  }

  /** Whether a handshake with this hash means this torrent. */
  boolean answersTo(InfoHash wireHash) {
    return dialHash.truncated().equals(wireHash)
        || torrent.map(t -> t.wireHashes().contains(wireHash)).orElse(false);
  }

  Handshake handshake(InfoHash wireHash) {
    return Handshake.ours(
        wireHash,
        services.peerId(),
        dialHash.isV2() || torrent.map(t -> t.v2().isPresent()).orElse(false));
  }

  OptionalInt metadataSize() {
    return infoBytes.length == 0 ? OptionalInt.empty() : OptionalInt.of(infoBytes.length);
  }

  byte[] infoBytes() {
    return infoBytes;
  }

  void changed() {
    meters.changed();
  }

  // for the parts of the session, on its loop

  Services services() {
    return services;
  }

  EventLoop loop() {
    return loop;
  }

  /** Runs on the loop; work that comes after the loop's end is dropped. */
  void execute(Runnable work) {
    try {
      loop.execute(work);
    } catch (RejectedExecutionException e) {
      closed = true;
    }
  }

  /** Milliseconds of a clock that never goes back. */
  long now() {
    return System.nanoTime() / 1_000_000;
  }

  InfoHash dialHash() {
    return dialHash;
  }

  Access access() {
    return access;
  }

  Roster roster() {
    return roster;
  }

  Outreach outreach() {
    return outreach;
  }

  SlotKeeper slots() {
    return slots;
  }

  Refusals refusals() {
    return refusals;
  }

  MetadataExchange metadata() {
    return metadata;
  }

  HashExchange hashes() {
    return hashes;
  }

  PexExchange pex() {
    return pex;
  }

  SessionMeters meters() {
    return meters;
  }

  List<PeerConnection> peers() {
    return List.copyOf(roster.all());
  }

  Optional<Metainfo> torrent() {
    return torrent;
  }

  Optional<Pieces> pieces() {
    return pieces;
  }

  Optional<PieceGrid> grid() {
    return pieces.map(Pieces::grid);
  }

  Optional<Download> download() {
    return download;
  }

  boolean isComplete() {
    return complete;
  }

  long attachedAt() {
    return attachedAt;
  }

  boolean isClosed() {
    return closed;
  }
}
