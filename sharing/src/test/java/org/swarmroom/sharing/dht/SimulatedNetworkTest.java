package org.swarmroom.sharing.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.sharing.dht.SimulatedNetwork.Member;

/** Whole networks on a clock of their own. */
class SimulatedNetworkTest {

  private static final int NODES = 200;

  private static NodeId hash(SimulatedNetwork network) {
    return NodeId.random(network.random);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatOneAnnouncesAllTheOthersFind(long seed) {
    var network = SimulatedNetwork.of(NODES, seed, 0.05);
    var seeds = network.members.subList(10, 13);
    NodeId hash = hash(network);

    seeds.forEach(member -> member.node.add(hash, true));
    network.run(20_000);
    network.members.forEach(member -> member.node.add(hash, false));
    network.run(90_000);

    for (Member member : network.members) {
      var expected =
          seeds.stream().map(s -> s.address).filter(a -> !a.equals(member.address)).toList();
      assertThat(member.foundOf(hash)).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(network.longest).isLessThan(1_000);
  }

  @Test
  void theNodesThatKeepAPeerAreTheClosestOfAll() {
    var network = SimulatedNetwork.of(NODES, 4, 0);
    NodeId hash = hash(network);

    network.members.get(0).node.add(hash, true);
    network.run(20_000);

    var keepers =
        network.members.stream()
            .filter(member -> !member.node.stored(hash).isEmpty())
            .collect(Collectors.toSet());
    var closest =
        network.members.stream()
            .sorted(
                Comparator.comparing(
                    member -> member.node.id(), (a, b) -> hash.compareDistance(a, b)))
            .limit(RoutingTable.WIDTH)
            .collect(Collectors.toSet());
    closest.retainAll(keepers);
    assertThat(closest).hasSizeGreaterThanOrEqualTo(RoutingTable.WIDTH - 1);
  }

  @Test
  void aLookUpInTwoHundredNodesTakesFewDatagramsAndSeconds() {
    var network = SimulatedNetwork.of(NODES, 5, 0);
    NodeId hash = hash(network);
    network.members.get(7).node.add(hash, true);
    network.run(20_000);

    long before = network.datagrams;
    network.members.get(150).node.add(hash, false);
    network.run(3_000);

    assertThat(network.members.get(150).foundOf(hash)).hasSize(1);
    assertThat(network.datagrams - before).isLessThan(150);
  }

  @Test
  void everyNodeTakesAnIdThatFollowsFromTheAddressOthersSee() {
    var network = SimulatedNetwork.of(80, 6, 0.02);

    assertThat(network.members)
        .allSatisfy(m -> assertThat(SecureId.fits(m.node.id(), m.address.getAddress())).isTrue());
  }

  @Test
  void whenAThirdGoesAwayTheOthersStillFindEachOther() {
    var network = SimulatedNetwork.of(120, 7, 0.02);
    for (int i = 0; i < network.members.size(); i += 3) {
      network.members.get(i).off = true;
    }
    network.run(1_000_000);
    NodeId hash = hash(network);

    network.members.get(1).node.add(hash, true);
    network.run(30_000);
    network.members.get(100).node.add(hash, false);
    network.run(30_000);

    assertThat(network.members.get(100).foundOf(hash))
        .containsExactly(network.members.get(1).address);
  }

  @Test
  void aNodeThatKnowsTheNetworkOfItsLastRunNeedsNobodyToBeginWith() {
    var network = SimulatedNetwork.of(50, 8, 0);
    SavedTable saved = SavedTable.read(network.members.get(20).node.saved().write());

    Member back = network.join(List.of(), saved);
    network.run(30_000);

    assertThat(back.node.size()).isGreaterThan(20);
  }

  @Test
  void aNodeWhoseFirstAddressIsDeadTriesAgainUntilItIsThere() {
    var network = new SimulatedNetwork(9, 0);
    InetSocketAddress later = SimulatedNetwork.address(1);
    Member early = network.join(List.of(later), SavedTable.NOTHING);
    network.run(60_000);
    assertThat(early.node.size()).isZero();

    network.join(List.of(), SavedTable.NOTHING);
    network.run(120_000);

    assertThat(early.node.size()).isEqualTo(1);
  }

  @Test
  void twoNodesAloneFindEachOthersTorrents() {
    var network = SimulatedNetwork.of(2, 10, 0);
    NodeId hash = hash(network);
    Member one = network.members.get(0);
    Member other = network.members.get(1);

    one.node.add(hash, true);
    network.run(10_000);
    // One of the closest is the node itself: whoever asks it is told of it.
    assertThat(one.node.stored(hash)).containsExactly(one.address);
    other.node.add(hash, true);
    network.run(40_000);

    assertThat(other.foundOf(hash)).containsExactly(one.address);
    assertThat(one.foundOf(hash)).containsExactly(other.address);
  }

  @Test
  void moreTorrentsThanHaveATurnAtATimeTakeTurns() {
    var network = SimulatedNetwork.of(2, 13, 0);
    Member one = network.members.get(0);
    Member other = network.members.get(1);
    NodeId last = hash(network);
    other.node.add(last, true);
    network.run(10_000);
    other.off = true;
    for (int i = 0; i < Announcements.MOST; i++) {
      one.node.add(NodeId.random(network.random), false);
    }
    one.node.add(last, false);
    assertThat(one.foundOf(last)).isEmpty();

    network.run(60_000);

    assertThat(one.foundOf(last)).containsExactly(other.address);
  }

  @Test
  void aTorrentThatIsLeftIsAnnouncedNoMore() {
    var network = SimulatedNetwork.of(30, 11, 0);
    NodeId hash = hash(network);
    network.members.get(3).node.add(hash, true);
    network.run(10_000);
    network.members.get(3).node.remove(hash);
    network.run(PeerStore.LIFE_MILLIS + 1_000);

    network.members.get(20).node.add(hash, false);
    network.run(10_000);

    assertThat(network.members.get(20).foundOf(hash)).isEmpty();
  }

  @Test
  void anIdleNetworkIsQuiet() {
    var network = SimulatedNetwork.of(60, 12, 0);
    network.run(900_000);

    long before = network.datagrams;
    network.run(3_600_000);

    double perNodeAndMinute = (network.datagrams - before) / 60.0 / network.members.size();
    assertThat(perNodeAndMinute).isLessThan(20);
  }
}
