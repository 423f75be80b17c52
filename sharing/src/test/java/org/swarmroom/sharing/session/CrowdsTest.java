package org.swarmroom.sharing.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.choke.SlotBudget;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.PieceBuffers;
import org.swarmroom.sharing.limit.RateLimit;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.PeerId;

/** One address can't be all the peers of a public torrent. */
class CrowdsTest {

  private static final InfoHash HASH = InfoHash.of(new byte[20]);

  private final EmbeddedChannel own = new EmbeddedChannel();
  private final DiskPools pools = new DiskPools();
  private final List<InetSocketAddress> dialled = new ArrayList<>();
  private final List<EmbeddedChannel> channels = new ArrayList<>();

  private final Services services =
      new Services(
          pools,
          new PieceBuffers(1 << 20),
          new RateLimit(0, System::nanoTime),
          new RateLimit(0, System::nanoTime),
          new BanList(),
          new OwnPlaces(),
          new SlotBudget(4),
          (loop, peer, route, protocol) -> {
            dialled.add(peer);
            return loop.<Channel>newPromise();
          },
          PeerId.random(),
          "0".repeat(64),
          () -> 0,
          List::of,
          fingerprint -> "",
          InstantSource.system(),
          new SplittableRandom(1),
          60,
          DhtPort.NONE);

  @AfterEach
  void end() {
    own.finishAndReleaseAll();
    channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    pools.close();
  }

  private SwarmSession session(Access access) {
    return new SwarmSession(
        services, own.eventLoop(), HASH, Optional.empty(), access, new Nobody());
  }

  private static PeerAddress at(String ip, int port) {
    return PeerAddress.of(new InetSocketAddress(ip, port));
  }

  private boolean joins(SwarmSession session, PeerAddress from) {
    var channel = new EmbeddedChannel();
    channels.add(channel);
    var handshake = Handshake.ours(HASH, PeerId.random(), false);
    return session.roster().join(channel, handshake, from, false).isPresent();
  }

  @Test
  void ofOneAddressTwoAreLetIn() {
    var session = session(Access.PUBLIC);

    assertThat(joins(session, at("10.0.0.1", 1))).isTrue();
    assertThat(joins(session, at("10.0.0.1", 2))).isTrue();
    assertThat(joins(session, at("10.0.0.1", 3))).isFalse();
    assertThat(joins(session, at("10.0.0.2", 1))).isTrue();
  }

  @Test
  void whoLeavesMakesRoom() {
    var session = session(Access.PUBLIC);
    joins(session, at("10.0.0.1", 1));
    joins(session, at("10.0.0.1", 2));
    session.roster().all().iterator().next().close("the test says so");

    assertThat(joins(session, at("10.0.0.1", 3))).isTrue();
    assertThat(joins(session, at("10.0.0.1", 4))).isFalse();
  }

  @Test
  void onLoopbackThereIsNoLimit() {
    var session = session(Access.PUBLIC);

    for (int port = 1; port < 20; port++) {
      assertThat(joins(session, at("127.0.0.1", port))).isTrue();
    }
  }

  @Test
  void aNetworkOfIpv6IsOnePlace() {
    var session = session(Access.PUBLIC);
    for (int host = 1; host <= Crowds.MOST_V6; host++) {
      assertThat(joins(session, at("2001:db8::" + host, 1))).isTrue();
    }

    assertThat(joins(session, at("2001:db8::ffff", 1))).isFalse();
    assertThat(joins(session, at("2001:db8:1::1", 1))).isTrue();
  }

  @Test
  void nobodyIsDialledWhereTwoAreAlready() {
    var session = session(Access.PUBLIC);
    joins(session, at("10.0.0.1", 1));
    joins(session, at("10.0.0.1", 2));

    session.addPeers(List.of(at("10.0.0.1", 3), at("10.0.0.2", 4)));
    own.runPendingTasks();

    assertThat(dialled).containsExactly(new InetSocketAddress("10.0.0.2", 4));
  }

  /** Anybody makes a new certificate in no time. */
  @Test
  void aBanFromAPublicTorrentIsNotShakenOffByAnotherCertificate() {
    var session = session(Access.PUBLIC);
    var liar = new InetSocketAddress("10.0.0.1", 1);
    var first = session.accepted(liar, Optional.of("%064x".formatted(1)), false);
    assertThat(joins(session, first)).isTrue();

    session.admission().ban(first, "sent bad data");

    var second = session.accepted(liar, Optional.of("%064x".formatted(2)), false);
    assertThat(joins(session, second)).isFalse();
    assertThat(joins(session, at("10.0.0.1", 1))).isFalse();
    assertThat(joins(session, at("10.0.0.2", 1))).isTrue();
    assertThat(services.bans().isBanned(first.proven().banName())).isFalse();
  }

  @Test
  void membersBehindOneRouterAreAllLetIn() {
    var session = session(Access.MEMBERS);

    for (int port = 1; port < 6; port++) {
      var member = new InetSocketAddress("10.0.0.1", port);
      var fingerprint = "%064x".formatted(port);
      var channel = new EmbeddedChannel();
      channels.add(channel);
      var handshake = Handshake.ours(HASH, PeerId.random(), true);
      var address = PeerAddress.member(member, fingerprint);
      assertThat(session.roster().join(channel, handshake, address, false)).isPresent();
    }
  }

  @Test
  void aMemberHasOnePlaceWhateverPeerIdsItSays() {
    var session = session(Access.MEMBERS);
    int places = 0;

    for (int port = 1; port < 31; port++) {
      var member = new InetSocketAddress("10.0.0." + port, port);
      places += joins(session, PeerAddress.member(member, "%064x".formatted(1))) ? 1 : 0;
    }

    assertThat(places).isEqualTo(1);
  }

  private static final class Nobody implements SessionListener {
    @Override
    public void metadata(Metainfo torrent) {}

    @Override
    public void progressed() {}

    @Override
    public void completed() {}

    @Override
    public void failed(DiskProblem problem) {}

    @Override
    public void unusable(String sentence) {}

    @Override
    public void sourceChanged(java.io.IOException cause) {}

    @Override
    public void idle() {}
  }
}
