package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;

/**
 * One torrent and all its connections: the parts and what goes on between them. How far the torrent
 * is, {@link TorrentState} knows.
 *
 * <p>Confined to its event loop. The public methods may be called from any thread.
 */
public final class SwarmSession {

  private final Services services;
  private final EventLoop loop;
  private final InfoHash dialHash;
  private final SessionListener listener;
  private final TorrentState torrent;
  private final Admission admission;
  private final Introduction introduction;
  private final Roster roster = new Roster(this);
  private final Outreach outreach;
  private final SlotKeeper slots;
  private final PaceKeeper pace;
  private final Refusals refusals = new Refusals(this);
  private final Doors doors = new Doors(this);
  private final MetadataExchange metadata = new MetadataExchange(this);
  private final HashExchange hashes = new HashExchange(this);
  private final PexExchange pex;
  private final SessionClock clock;
  private final SessionMeters meters;
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
    this.listener = listener;
    var random = new SplittableRandom(services.random().nextLong());
    this.torrent = new TorrentState(this, torrent, listener, random.split());
    this.admission = new Admission(this, access);
    this.introduction = new Introduction(this, dialHash);
    this.outreach = new Outreach(this, random.split());
    this.slots = new SlotKeeper(this, random.split());
    this.pace = new PaceKeeper(services, loop.ticker()::nanoTime);
    this.clock = new SessionClock(this, loop);
    this.meters = new SessionMeters(this, listener);
    this.pex = new PexExchange(this);
  }

  // from any thread

  /** Asks for what is missing of the metadata; dials the peers it is told of. */
  public void start() {
    execute(this::fetchMissing);
  }

  private void fetchMissing() {
    torrent.withoutLayers().ifPresent(hashes::fetchLayers);
    outreach.more();
  }

  /** The place on disk is ready: data may flow. */
  public void attach(Metainfo metainfo, Opened opened) {
    execute(
        () -> {
          if (!closed) {
            torrent.attach(metainfo, opened);
          }
        });
  }

  /**
   * Takes over a connection that asked for this torrent: not answered yet, and not reading.
   *
   * @param fingerprint of the peer's certificate if it showed one over TLS
   * @param greeting its extension handshake, where that was awaited
   */
  public void join(
      Channel channel,
      Handshake handshake,
      Optional<String> fingerprint,
      Optional<ExtendedHandshake> greeting) {
    var seen = (InetSocketAddress) channel.remoteAddress();
    if (seen == null || fingerprint.filter(services.bans()::isBanned).isPresent()) {
      channel.close();
      return;
    }
    var address = accepted(seen, fingerprint, greeting.isPresent());
    Joining.move(
        channel,
        loop,
        () ->
            roster
                .join(channel, handshake, address, false)
                .ifPresent(peer -> greeting.ifPresent(peer.extensions()::greeted)));
  }

  /** Who comes to a public session has proved nothing yet, whatever certificate it shows. */
  PeerAddress accepted(InetSocketAddress seen, Optional<String> fingerprint, boolean greeted) {
    return new PeerAddress(seen, fingerprint, fingerprint.isEmpty() || isPublic() && !greeted);
  }

  /** Whether anybody may take part. */
  public boolean isPublic() {
    return admission.isPublic();
  }

  /** Whether members of these rooms, by their infohashes, may take part. */
  public boolean admits(Set<InfoHash> rooms) {
    return admission.admits(rooms);
  }

  /** More may take part from now on. Called by one thread at a time, as {@link #share}. */
  public void widen(Access more) {
    admission.widen(more);
  }

  /**
   * What the user shares of it, in the place of what he shared before under this hash. Whoever may
   * not take part any more is hung up on.
   */
  public void share(InfoHash wireHash, Access with) {
    admission.share(wireHash, with);
  }

  /** This node is in other rooms than before. */
  public void roomsChanged() {
    execute(admission::roomsChanged);
  }

  public void addPeers(Collection<PeerAddress> more) {
    execute(() -> outreach.add(more));
  }

  /** Peers that anybody may have named: only for public torrents that are not private. */
  public void hearOfPeers(Collection<PeerAddress> more) {
    execute(
        () -> {
          if (allowsPex()) {
            outreach.hear(more);
          }
        });
  }

  public SessionStatus status() {
    return meters.status();
  }

  /** How fast and in which order from now on. */
  public void setPace(Pace wanted) {
    execute(
        () -> {
          pace.set(wanted);
          torrent.pieces().ifPresent(p -> p.picker().setSequential(wanted.sequential()));
        });
    limitsChanged();
  }

  /** Rates or slots are others now. */
  public void limitsChanged() {
    execute(
        () -> {
          meters.forgetHeldBack();
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
      torrent.download().ifPresent(Download::stop);
      roster.all().forEach(p -> p.close("the session ends"));
      outreach.close();
      slots.close();
      clock.stop();
    }
  }

  // peers

  void joined() {
    pex.joined();
    clock.start();
    changed();
  }

  /** The peer's extension handshake is here. */
  void greeted(PeerConnection peer) {
    if (admission.greeted(peer)) {
      doors.letIn(peer.address());
      metadata.fetch();
      hashes.ask();
      pex.greeted(peer);
    }
  }

  void left(PeerConnection peer) {
    refusals.over(peer);
    metadata.left(peer);
    hashes.left(peer);
    pex.left(peer);
    slots.changed();
    if (!closed) {
      outreach.left(peer, now());
      outreach.more();
      changed();
      if (roster.size() == 0) {
        clock.stop();
        listener.idle();
      }
    }
  }

  boolean allowsPex() {
    return isPublic() && !torrent.isPrivate();
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

  /** Milliseconds of the loop's clock, which never goes back. */
  long now() {
    return loop.ticker().nanoTime() / 1_000_000;
  }

  SessionListener listener() {
    return listener;
  }

  InfoHash dialHash() {
    return dialHash;
  }

  TorrentState torrent() {
    return torrent;
  }

  Admission admission() {
    return admission;
  }

  Introduction introduction() {
    return introduction;
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

  PaceKeeper pace() {
    return pace;
  }

  Refusals refusals() {
    return refusals;
  }

  Doors doors() {
    return doors;
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

  boolean isClosed() {
    return closed;
  }
}
