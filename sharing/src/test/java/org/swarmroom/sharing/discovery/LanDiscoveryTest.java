package org.swarmroom.sharing.discovery;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.swarmroom.sharing.transport.Identity;

/** On the loopback interface and a port of its own, so that no real program hears or is heard. */
@Timeout(60)
class LanDiscoveryTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path temp;

  private final List<LanDiscovery> open = new ArrayList<>();
  private TestRoom room;
  private NetworkInterface loopback;
  private InetSocketAddress group;

  @BeforeEach
  void findLoopback() throws IOException {
    room = new TestRoom(temp);
    loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    try (var socket = new DatagramSocket(0)) {
      group = new InetSocketAddress("239.192.152.143", socket.getLocalPort());
    }
  }

  @AfterEach
  void close() {
    open.forEach(LanDiscovery::close);
    room.close();
  }

  @Test
  void oneHearsTheOtherAndNobodyHimself() throws Exception {
    var heardByAnn = new ArrayList<InetSocketAddress>();
    var heardByBob = new ArrayList<InetSocketAddress>();
    LanDiscovery ann = lan(heardByAnn);
    lan(heardByBob);

    ann.announce(HASH, 4711);

    room.moves.await("ann heard by bob", () -> has(heardByBob, 4711));
    LanDiscovery cem = lan(new ArrayList<>());
    cem.announce(HASH, 4712);
    room.moves.await("cem heard by ann", () -> has(heardByAnn, 4712));
    assertThat(has(heardByAnn, 4711)).isFalse();
  }

  @Test
  void membersOnOneNetworkFindEachOtherByTheRoomAlone() throws Exception {
    var lan = Optional.of(new PeerBookConfig.Lan(Optional.of(loopback), group));
    TestMember ann = room.member("ann", lan, Identity.create());
    TestMember bob = room.member("bob", lan, Identity.create());
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
                room.loops,
                loopback,
                group,
                LanDiscovery.newCookie(),
                (infohash, address) -> {
                  synchronized (heard) {
                    if (infohash.equals(HASH)) {
                      heard.add(address);
                    }
                  }
                  room.moves.happened();
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
