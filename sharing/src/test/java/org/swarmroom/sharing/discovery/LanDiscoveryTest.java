package org.swarmroom.sharing.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.peers.StoredPeer;

/** On the loopback interface and a port of its own, so that no real program hears or is heard. */
@Timeout(60)
class LanDiscoveryTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path temp;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Moves moves = new Moves();
  private final List<AutoCloseable> open = new ArrayList<>();
  private NetworkInterface loopback;
  private InetSocketAddress group;

  @BeforeEach
  void findLoopback() throws IOException {
    loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    try (var socket = new DatagramSocket(0)) {
      group = new InetSocketAddress("239.192.152.143", socket.getLocalPort());
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void oneHearsTheOtherAndNobodyHimself() throws Exception {
    var heardByAnn = new ArrayList<InetSocketAddress>();
    var heardByBob = new ArrayList<InetSocketAddress>();
    LanDiscovery ann = lan(heardByAnn);
    lan(heardByBob);

    ann.announce(HASH, 4711);

    moves.await("ann heard by bob", () -> has(heardByBob, 4711));
    LanDiscovery cem = lan(new ArrayList<>());
    cem.announce(HASH, 4712);
    moves.await("cem heard by ann", () -> has(heardByAnn, 4712));
    assertThat(has(heardByAnn, 4711)).isFalse();
  }

  @Test
  void membersOnOneNetworkFindEachOtherByTheRoomAlone() throws Exception {
    var lan = Optional.of(new PeerBookConfig.Lan(Optional.of(loopback), group));
    var ann = new TestMember("ann", temp.resolve("ann"), loops, moves, lan);
    var bob = new TestMember("bob", temp.resolve("bob"), loops, moves, lan);
    open.add(ann);
    open.add(bob);
    ann.share(7);
    ann.book.enterRoom(TestMember.ROOM);
    bob.book.enterRoom(TestMember.ROOM);

    bob.await("ann's files", me -> me.filesKnownOf(ann) == 7);
    assertThat(bob.peer(ann)).isPresent();
    assertThat(bob.peer(ann).get().source()).isIn(StoredPeer.Source.LSD, StoredPeer.Source.ROOM);
  }

  private LanDiscovery lan(List<InetSocketAddress> heard) throws Exception {
    LanDiscovery lan =
        LanDiscovery.open(
                loops,
                loopback,
                group,
                LanDiscovery.newCookie(),
                (infohash, address) -> {
                  synchronized (heard) {
                    if (infohash.equals(HASH)) {
                      heard.add(address);
                    }
                  }
                  moves.happened();
                })
            .get(20, TimeUnit.SECONDS);
    open.add(lan);
    return lan;
  }

  private static boolean has(List<InetSocketAddress> heard, int port) {
    synchronized (heard) {
      return heard.stream().anyMatch(address -> address.getPort() == port);
    }
  }
}
