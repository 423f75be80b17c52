package org.swarmroom.sharing.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

  private final Random random = new Random(42);
  private final NodeId self = NodeId.random(random);
  private final RoutingTable table = new RoutingTable(self, 0);

  private static InetSocketAddress at(int number) {
    return SimulatedNetwork.address(number);
  }

  /** A node deep in the table, where a bucket holds 8. */
  private Contact deep(int number) {
    return new Contact(self.neighbour(20, random), at(number));
  }

  @Test
  void aNodeThatAnswersIsNotPutOutForANewOne() {
    for (int i = 0; i < 8; i++) {
      table.answered(deep(i), 0);
    }
    var before = new HashSet<>(table.all());

    table.answered(deep(100), 1);

    assertThat(table.all()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whoeverWaitsTakesThePlaceOfOneThatStoppedAnswering() {
    var nodes = new ArrayList<Contact>();
    for (int i = 0; i < 9; i++) {
      nodes.add(deep(i));
      table.answered(nodes.get(i), i);
    }
    assertThat(table.size()).isEqualTo(8);

    table.failed(at(3));
    assertThat(table.all()).contains(nodes.get(3));
    table.failed(at(3));

    assertThat(table.all()).doesNotContain(nodes.get(3)).contains(nodes.get(8)).hasSize(8);
  }

  @Test
  void whileNobodyWaitsASilentNodeStaysForAWhileButIsNotPassedOn() {
    Contact node = deep(1);
    table.answered(node, 0);
    table.failed(at(1));
    table.failed(at(1));

    assertThat(table.all()).contains(node);
    assertThat(table.sure(self, 8)).isEmpty();
    assertThat(table.closest(self, 8)).containsExactly(node);

    for (int i = 0; i < 3; i++) {
      table.failed(at(1));
    }
    assertThat(table.size()).isZero();
  }

  @Test
  void aProperIdTakesThePlaceOfOneThatWasChosen() {
    for (int i = 0; i < 8; i++) {
      table.answered(deep(i), 0);
    }
    InetSocketAddress address = at(200);
    NodeId proper = SecureId.make(address.getAddress(), random);
    var own = new RoutingTable(proper.neighbour(20, random), 0);
    for (int i = 0; i < 8; i++) {
      own.answered(new Contact(own.self().neighbour(20, random), at(i)), 0);
    }

    own.answered(new Contact(proper, address), 1);

    assertThat(own.all()).contains(new Contact(proper, address)).hasSize(8);
  }

  @Test
  void oneMachineOfTheInternetHasOnePlaceHoweverManyPortsAndIdsItTakes() {
    for (int port = 1_000; port < 1_200; port++) {
      var address = new InetSocketAddress("45.6.7.8", port);
      table.answered(new Contact(NodeId.random(random), address), 0);
    }
    assertThat(table.size()).isEqualTo(1);

    for (int i = 0; i < 100; i++) {
      table.answered(
          new Contact(NodeId.random(random), new InetSocketAddress("45.6.7.8", 1_000)), i);
    }
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void weAreNotInOurOwnTable() {
    table.answered(new Contact(self, at(1)), 0);

    assertThat(table.size()).isZero();
  }

  @Test
  void whatIsOldIsAskedAgainAndLookedUpAgain() {
    Contact node = deep(1);
    table.answered(node, 0);
    assertThat(table.questionable(1_000)).isEmpty();
    assertThat(table.stale(1_000)).isEmpty();

    assertThat(table.questionable(Bucket.QUESTIONABLE_MILLIS)).containsExactly(node);
    int bits = table.stale(Bucket.QUESTIONABLE_MILLIS).orElseThrow();
    table.refreshed(bits, Bucket.QUESTIONABLE_MILLIS);
    assertThat(table.stale(Bucket.QUESTIONABLE_MILLIS).orElse(-1)).isNotEqualTo(bits);
  }

  @RepeatedTest(50)
  void closestIsClosestHoweverNodesComeAndGo(RepetitionInfo run) {
    var chance = new Random(run.getCurrentRepetition());
    NodeId target = NodeId.random(chance);
    for (int i = 0; i < 600; i++) {
      table.answered(new Contact(NodeId.random(chance), at(i)), i);
      if (chance.nextInt(3) == 0) {
        table.failed(at(chance.nextInt(i + 1)));
      }
    }

    var sure = table.sure(target, 8);

    assertThat(sure)
        .isSortedAccordingTo(Comparator.comparing(Contact::id, target::compareDistance));
    assertThat(table.size()).isLessThan(64 + 32 + 16 + 8 * 12);
    assertThat(sure).hasSize(8);
  }
}
