package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;

/** Behind the face; the bodies come with the session. */
final class Control {

  private volatile TransferLimits limits;

  Control(TransfersConfig config) {
    limits = config.limits();
  }

  private static <T> CompletableFuture<T> notYet() {
    return CompletableFuture.failedFuture(new TransferException("The engine does not run yet."));
  }

  CompletableFuture<Void> start() {
    return CompletableFuture.completedFuture(null);
  }

  CompletableFuture<TransferStatus> download(
      ContentId content, String name, long size, Path folder) {
    return notYet();
  }

  CompletableFuture<TransferStatus> addTorrent(
      Metainfo torrent, Path folder, Collection<InetSocketAddress> peers) {
    return notYet();
  }

  CompletableFuture<TransferStatus> addMagnet(
      Magnet magnet, Path folder, Collection<InetSocketAddress> peers) {
    return notYet();
  }

  CompletableFuture<TransferStatus> pause(String id) {
    return notYet();
  }

  CompletableFuture<TransferStatus> resume(String id) {
    return notYet();
  }

  CompletableFuture<Void> cancel(String id) {
    return notYet();
  }

  List<TransferStatus> list() {
    return List.of();
  }

  AutoCloseable listen(Consumer<? super TransferEvent> listener) {
    return () -> {};
  }

  TransferLimits limits() {
    return limits;
  }

  void setLimits(TransferLimits limits) {
    this.limits = limits;
  }

  void addPeers(InfoHash wireHash, Collection<InetSocketAddress> peers) {}

  void accept(Channel channel, Optional<String> fingerprint) {
    channel.close();
  }

  AutoCloseable claim(InfoHash wireHash, IncomingPeer taker) {
    return () -> {};
  }

  void close() {}
}
