package org.swarmroom.sharing.discovery;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.swarmroom.index.peers.StoredPeer;
import org.swarmroom.sharing.catalogue.MemberLink;
import org.swarmroom.sharing.catalogue.MemberLinkConfig;
import org.swarmroom.sharing.transfer.Newcomers;

/**
 * Links that others dialled. Their events hop to the book's event loop. Only so many wait for their
 * proof at once, in all and from one address: whoever has a certificate gets as far as that.
 */
final class IncomingLinks {

  private final EventLoop loop;
  private final PeerTable table;
  private final CatalogueNews news;
  private final LinkKeeper keeper;

  private final Newcomers unproven = new Newcomers();

  /** Empty while we are in no room: then nobody is taken. */
  private final Supplier<Optional<MemberLinkConfig>> room;

  IncomingLinks(
      EventLoop loop,
      PeerTable table,
      CatalogueNews news,
      LinkKeeper keeper,
      Supplier<Optional<MemberLinkConfig>> room) {
    this.loop = loop;
    this.table = table;
    this.news = news;
    this.keeper = keeper;
    this.room = room;
  }

  /** Takes a connection that came in. Called on the channel's event loop. */
  void take(Channel channel, Optional<String> fingerprint) {
    Optional<MemberLinkConfig> config = room.get();
    if (config.isEmpty() || fingerprint.isEmpty() || !unproven.enter(channel)) {
      channel.close();
      return;
    }
    MemberLink.open(channel, config.get(), fingerprint.get(), false, new IncomingLink());
  }

  private static Optional<HostPort> listening(Channel channel, OptionalInt port) {
    return channel.remoteAddress() instanceof InetSocketAddress remote
            && port.isPresent()
            && port.getAsInt() > 0
        ? Optional.of(HostPort.of(remote.getAddress(), port.getAsInt()))
        : Optional.empty();
  }

  /** A link that came in. */
  private final class IncomingLink extends LinkListener {

    IncomingLink() {
      super(news);
    }

    @Override
    public void proven(MemberLink link, String nick, OptionalInt port) {
      unproven.leave(link.channel());
      loop.execute(
          () -> {
            Optional<HostPort> address = listening(link.channel(), port);
            Optional<PeerEntry> at = address.flatMap(table::byAddress);
            keeper.arrived(
                table.identified(link.peer(), at, StoredPeer.Source.ROOM), link, nick, address);
          });
    }

    @Override
    public void closed(MemberLink link, boolean proven, String reason) {
      loop.execute(() -> keeper.closed(link));
    }
  }
}
