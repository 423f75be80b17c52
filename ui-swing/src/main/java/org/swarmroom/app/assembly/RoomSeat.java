package org.swarmroom.app.assembly;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.client.HostSeat;
import org.swarmroom.chat.server.RoomServer;
import org.swarmroom.chat.server.RoomServerConfig;
import org.swarmroom.chat.server.RoomServerEvents;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * Where this program serves a room while it is its turn, and the way to whoever serves it: to
 * ourselves by memory, to others by the network. Thread-safe.
 */
final class RoomSeat implements HostSeat, Dialer {

  private final RoomContext context;
  private final Supplier<RoomServerConfig> config;
  private final ChatLog log;
  private final RoomServerEvents events;
  private volatile @Nullable HostedRoom hosted;

  /**
   * @param config asked each time that the room opens; may block
   */
  RoomSeat(
      RoomContext context,
      Supplier<RoomServerConfig> config,
      ChatLog log,
      RoomServerEvents events) {
    this.context = context;
    this.config = config;
    this.log = log;
    this.events = events;
  }

  /** The server, while it is here. */
  Optional<RoomServer> server() {
    return Optional.ofNullable(hosted).map(HostedRoom::server);
  }

  @Override
  public CompletableFuture<Long> open(long above, List<Successor> heirs) {
    return CompletableFuture.supplyAsync(config, context.work())
        .thenCompose(
            now ->
                RoomServer.open(
                        now.withEpochAbove(above).withHeirs(heirs),
                        log,
                        new ChatState(context.states(), context.work(), now.room(), now.key()),
                        events,
                        context.loops().next())
                    .thenApplyAsync(server -> opened(server, now), context.work()));
  }

  private long opened(RoomServer server, RoomServerConfig now) {
    server.accounts(new ChatAccounts(context.accounts(), context.work(), now.room(), now.key()));
    hosted = HostedRoom.open(server, context.fingerprint(), context.localLoops());
    return server.epoch();
  }

  @Override
  public void hold() {
    server().ifPresent(RoomServer::hold);
  }

  @Override
  public void resume() {
    server().ifPresent(RoomServer::resume);
  }

  @Override
  public CompletableFuture<List<Successor>> heirs() {
    return server()
        .map(RoomServer::heirs)
        .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
  }

  @Override
  public CompletableFuture<Seat> handOver(Successor to) {
    return server()
        .map(room -> room.handOver(to))
        .orElseGet(
            () -> CompletableFuture.failedFuture(new IllegalStateException("not open here")));
  }

  @Override
  public CompletableFuture<Void> close(String reason, Optional<Seat> movedTo) {
    HostedRoom open = hosted;
    hosted = null;
    return open == null
        ? CompletableFuture.completedFuture(null)
        : open.close(reason.isEmpty() ? "The host left" : reason, movedTo);
  }

  @Override
  public ChannelFuture dial(
      InetSocketAddress address, String pinnedFingerprint, ChannelHandler afterHandshake) {
    HostedRoom open = hosted;
    Dialer way =
        open != null && pinnedFingerprint.equals(context.fingerprint()) ? open : context.dialer();
    return way.dial(address, pinnedFingerprint, afterHandshake);
  }
}
