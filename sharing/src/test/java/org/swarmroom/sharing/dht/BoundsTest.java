package org.swarmroom.sharing.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.dht.Krpc.Ask;
import org.swarmroom.sharing.dht.SimulatedNetwork.Member;

/** What strangers send costs a bounded amount, whatever it is. */
class BoundsTest {

  private static final byte[] AA = {'a', 'a'};

  private final Random random = new Random(1);
  private final NodeId hash = NodeId.random(random);

  private static InetAddress ip(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  private byte[] query(Ask ask) {
    return KrpcWriter.write(new Krpc.Query(AA, NodeId.random(random), ask, false, Set.of()));
  }

  @Test
  void aTokenIsForOneAddressOneTorrentAndFiveToTenMinutes() throws UnknownHostException {
    var tokens = new Tokens(0);
    byte[] token = tokens.make(ip("45.1.1.1"), hash, 1_000);

    assertThat(tokens.holds(token, ip("45.1.1.1"), hash, 2_000)).isTrue();
    assertThat(tokens.holds(token, ip("45.1.1.2"), hash, 2_000)).isFalse();
    assertThat(tokens.holds(token, ip("45.1.1.1"), NodeId.random(random), 2_000)).isFalse();
    assertThat(tokens.holds(new byte[0], ip("45.1.1.1"), hash, 2_000)).isFalse();
    assertThat(tokens.holds(token, ip("45.1.1.1"), hash, Tokens.TURN_MILLIS)).isTrue();
    assertThat(tokens.holds(token, ip("45.1.1.1"), hash, 2 * Tokens.TURN_MILLIS)).isFalse();
  }

  @Test
  void afterALongPauseOldTokensAreWorthless() throws UnknownHostException {
    var tokens = new Tokens(0);
    byte[] token = tokens.make(ip("45.1.1.1"), hash, 0);

    assertThat(tokens.holds(token, ip("45.1.1.1"), hash, 5 * Tokens.TURN_MILLIS)).isFalse();
  }

  @Test
  void thePeerStoreForgetsAfterHalfAnHourAndNeverGrowsBeyondItsBounds() {
    var store = new PeerStore();
    for (int i = 0; i < 2 * PeerStore.MOST; i++) {
      store.add(NodeId.random(random), SimulatedNetwork.address(i), i);
    }
    assertThat(store.size()).isEqualTo(PeerStore.MOST);

    for (int i = 0; i < 2 * PeerStore.MOST_OF_TORRENT; i++) {
      store.add(hash, SimulatedNetwork.address(i), 30_000);
    }
    assertThat(store.some(hash, 10_000, 30_000, random)).hasSize(PeerStore.MOST_OF_TORRENT);
    assertThat(store.some(hash, 50, 30_000, random)).hasSize(50).doesNotHaveDuplicates();

    assertThat(store.some(hash, 50, 30_000 + PeerStore.LIFE_MILLIS, random)).isEmpty();
    assertThat(store.size()).isZero();
  }

  @Test
  void oneAddressCannotPushTheOthersOut() {
    var store = new PeerStore();
    store.add(hash, SimulatedNetwork.address(1), 0);
    for (int i = 0; i < 50_000; i++) {
      var address = new InetSocketAddress("45.99.99.99", 1 + i % 60_000);
      store.add(NodeId.random(random), address, 1);
    }

    assertThat(store.size()).isEqualTo(1 + PeerStore.MOST_OF_ADDRESS);
    assertThat(store.some(hash, 8, 1, random)).hasSize(1);
  }

  @Test
  void whoAsksTooOftenIsNotHeardAndTheOthersAre() {
    var limit = new SourceLimit(0);
    int heard = 0;
    for (int i = 0; i < 10_000; i++) {
      heard += limit.mayAsk(SimulatedNetwork.address(1).getAddress(), i) ? 1 : 0;
    }
    assertThat(heard).isBetween(SourceLimit.BURST, SourceLimit.BURST + 10 * SourceLimit.PER_SECOND);
    assertThat(limit.mayAsk(SimulatedNetwork.address(2).getAddress(), 0)).isTrue();

    for (int i = 0; i < 100_000; i++) {
      limit.mayAsk(SimulatedNetwork.address(i).getAddress(), 0);
    }
    assertThat(limit.size()).isLessThanOrEqualTo(4_096);
  }

  @Test
  void allAddressesOfOneIpv6NetworkCountAsOne() throws UnknownHostException {
    var limit = new SourceLimit(0);
    int heard = 0;
    for (int i = 0; i < 1_000; i++) {
      heard += limit.mayAsk(ip("2a00:1:2:3::" + Integer.toHexString(i)), 0) ? 1 : 0;
    }
    assertThat(heard).isEqualTo(SourceLimit.BURST);
  }

  @Test
  void aFloodFromForgedAddressesMakesUsSendLittle() {
    var network = SimulatedNetwork.of(20, 3, 0);
    Member victim = network.members.get(5);
    long before = network.datagrams;

    for (int i = 0; i < 50_000; i++) {
      victim.node.take(SimulatedNetwork.address(1_000 + i), query(new Ask.GetPeers(hash)));
    }

    // 64 KiB of answers of about 400 bytes, and 20 questions whether somebody is there.
    assertThat(network.datagrams - before).isLessThan(400);
    assertThat(victim.node.size()).isLessThan(30);
    network.run(60_000);
    assertThat(victim.node.size()).isLessThan(30);
  }

  /** It is asked back whether it answers, and may not ask any more for that. */
  @Test
  void whoAsksAndNeverAnswersGetsItsFiftyAnswers() {
    var network = SimulatedNetwork.of(5, 7, 0);
    Member victim = network.members.get(2);
    InetSocketAddress stranger = SimulatedNetwork.address(3_000);
    long before = network.datagrams;

    for (int i = 0; i < 10_000; i++) {
      victim.node.take(stranger, query(new Ask.Ping()));
    }

    assertThat(network.datagrams - before).isBetween(50L, 52L);
  }

  @Test
  void nobodyComesIntoTheTableOrStoreWhoDoesNotAnswer() {
    var network = SimulatedNetwork.of(20, 4, 0);
    Member victim = network.members.get(5);
    var known = victim.node.size();

    for (int i = 0; i < 40; i++) {
      victim.node.take(SimulatedNetwork.address(9_000 + i), query(new Ask.Ping()));
      victim.node.take(
          SimulatedNetwork.address(9_000 + i),
          query(new Ask.AnnouncePeer(hash, 6881, new byte[8])));
    }
    network.run(30_000);

    assertThat(victim.node.size()).isEqualTo(known);
    assertThat(victim.node.stored(hash)).isEmpty();
  }

  @Test
  void noiseAndNestingLeaveTheNodeAsItWas() {
    var network = SimulatedNetwork.of(20, 5, 0);
    Member victim = network.members.get(5);
    byte[] deep = new byte[60_000];
    java.util.Arrays.fill(deep, (byte) 'l');
    victim.node.take(SimulatedNetwork.address(500), deep);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[1 + random.nextInt(300)];
      random.nextBytes(noise);
      noise[0] = 'd';
      victim.node.take(SimulatedNetwork.address(500 + i % 1_000), noise);
    }

    network.members.get(3).node.add(hash, true);
    network.run(20_000);
    victim.node.add(hash, false);
    network.run(20_000);

    assertThat(victim.foundOf(hash)).containsExactly(network.members.get(3).address);
  }

  @Test
  void answersThatNobodyAskedForAreNotBelieved() {
    var network = SimulatedNetwork.of(20, 6, 0);
    Member victim = network.members.get(5);
    int known = victim.node.size();
    for (int i = 0; i < 1_000; i++) {
      byte[] transaction = {0, 0, (byte) (i >> 8), (byte) i};
      victim.node.take(
          SimulatedNetwork.address(700),
          KrpcWriter.write(Krpc.Answer.plain(transaction, NodeId.random(random))));
    }
    assertThat(victim.node.size()).isEqualTo(known);
  }

  @Test
  void nobodyHasUsSendToMachinesNearerThanItself() throws UnknownHostException {
    var loopback = new InetSocketAddress("127.0.0.1", 80);
    var home = new InetSocketAddress("192.168.1.1", 80);
    var world = new InetSocketAddress("45.1.1.1", 6881);

    assertThat(Hearsay.believes(loopback, ip("45.1.1.1"))).isFalse();
    assertThat(Hearsay.believes(home, ip("45.1.1.1"))).isFalse();
    assertThat(Hearsay.believes(loopback, ip("192.168.1.1"))).isFalse();
    assertThat(Hearsay.believes(home, ip("192.168.1.7"))).isTrue();
    assertThat(Hearsay.believes(world, ip("192.168.1.7"))).isTrue();
    assertThat(Hearsay.believes(loopback, ip("127.0.0.1"))).isTrue();
    assertThat(Hearsay.believes(new InetSocketAddress("224.0.0.1", 9), ip("127.0.0.1"))).isFalse();
    assertThat(Hearsay.believes(new InetSocketAddress("45.1.1.1", 0), ip("127.0.0.1"))).isFalse();
  }
}
