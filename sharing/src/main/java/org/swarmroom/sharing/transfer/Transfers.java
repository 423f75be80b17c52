package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.session.Pace;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * The swarm engine's face: what is fetched, what is served, and within which limits.
 *
 * <p>Thread-safe; no method blocks, apart from {@link #open} and {@link #close}. Futures complete
 * on the control thread, and fail with {@link TransferException}.
 */
public final class Transfers implements AutoCloseable {

  private final Control control;

  private Transfers(Control control) {
    this.control = control;
  }

  /**
   * Starts the engine and resumes the transfers it was left with; they start once a listener could
   * be there, at {@link #start}.
   */
  public static Transfers open(TransfersConfig config) {
    return new Transfers(new Control(config));
  }

  /**
   * Resumes the transfers of the last run. Called once, after {@link #listen} and when the node
   * listens.
   */
  public CompletableFuture<Void> start() {
    return control.start();
  }

  /**
   * Fetches a content from the members that hold it, into {@code folder}.
   *
   * @param name wanted file name; made safe, and numbered if taken by another file
   * @param size bytes
   */
  public CompletableFuture<TransferStatus> download(
      ContentId content, String name, long size, Path folder) {
    return control.download(content, name, size, folder);
  }

  /** Fetches a torrent; what is in {@code folder} already is checked and used. */
  public CompletableFuture<TransferStatus> addTorrent(
      Metainfo torrent, Path folder, Collection<InetSocketAddress> peers) {
    return control.addTorrent(torrent, folder, peers);
  }

  /**
   * Fetches a torrent by its magnet link: its metadata first, from {@code peers} and the link's
   * own.
   */
  public CompletableFuture<TransferStatus> addMagnet(
      Magnet magnet, Path folder, Collection<InetSocketAddress> peers) {
    return control.addMagnet(magnet, folder, peers);
  }

  public CompletableFuture<TransferStatus> pause(String id) {
    return control.pause(id);
  }

  /** Goes on with a paused or failed transfer. */
  public CompletableFuture<TransferStatus> resume(String id) {
    return control.resume(id);
  }

  /**
   * Forgets the transfer at once and deletes its unfinished part, which is gone when the future
   * completes; a finished file stays.
   */
  public CompletableFuture<Void> cancel(String id) {
    return control.cancel(id);
  }

  /**
   * Other limits of this transfer alone, or another order of its pieces: at once, and kept.
   *
   * @param change of what holds now; on the control thread
   */
  public CompletableFuture<TransferStatus> setPace(String id, UnaryOperator<Pace> change) {
    return control.setPace(id, change);
  }

  /** All transfers in the order they were added. */
  public List<TransferStatus> list() {
    return control.list();
  }

  public Optional<TransferStatus> get(String id) {
    return list().stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** Hears every event from now on, on the control thread. Closing the result ends that. */
  public AutoCloseable listen(Consumer<? super TransferEvent> listener) {
    return control.listen(listener);
  }

  public TransferLimits limits() {
    return control.limits();
  }

  /** Takes effect at once. */
  public void setLimits(TransferLimits limits) {
    control.setLimits(limits);
  }

  /**
   * Tells a torrent of peers that anybody may have named, as in the DHT: they leave room for those
   * that others name, and are forgotten if the torrent turns out to be private.
   */
  public void hearOfPeers(InfoHash wireHash, Collection<InetSocketAddress> peers) {
    control.hearOfPeers(wireHash, peers);
  }

  /** Tells a torrent of peers, from a tracker say. Unknown torrents are no error. */
  public void addPeers(InfoHash wireHash, Collection<InetSocketAddress> peers) {
    control.addPeers(wireHash, peers);
  }

  /**
   * Takes over an incoming connection whose next bytes are a BitTorrent handshake or an MSE
   * negotiation; on TLS connections the former. An unknown infohash closes it.
   *
   * @param fingerprint of the peer's certificate if it showed one over TLS
   */
  public void accept(Channel channel, Optional<String> fingerprint) {
    control.accept(channel, fingerprint);
  }

  /** This node is in other rooms than before: who is in none of them any more is hung up on. */
  public void roomsChanged() {
    control.roomsChanged();
  }

  /**
   * What the user shares has changed, or may have: who may not have what it is being given is hung
   * up on. Cheap to call often.
   */
  public void sharesChanged() {
    control.sharesChanged();
  }

  /** Bytes of blocks that the session of this torrent has sent; 0 if none is awake. */
  public long uploaded(InfoHash wireHash) {
    return control.uploaded(wireHash);
  }

  /** Whether the peer at this address was banned for what it sent. */
  public boolean bans(InetSocketAddress peer) {
    return control.bans(peer);
  }

  /** Whether the member with this fingerprint was banned for what it sent. */
  public boolean bansMember(String fingerprint) {
    return control.bans(fingerprint);
  }

  /** Bytes of the buffers that hold pieces on their way to disk now. */
  public long pieceBytes() {
    return control.pieceBytes();
  }

  /** Stops everything, with what was verified safe in the journals. */
  @Override
  public void close() {
    control.close();
  }
}
