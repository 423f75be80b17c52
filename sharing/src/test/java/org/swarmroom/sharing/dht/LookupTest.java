package org.swarmroom.sharing.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LookupTest {

  private final Random random = new Random(5);
  private final NodeId target = NodeId.random(random);
  private final Lookup lookup = new Lookup(target, NodeId.random(random));

  private Contact contact(int number, int bits) {
    return new Contact(target.neighbour(bits, random), SimulatedNetwork.address(number));
  }

  private List<InetSocketAddress> nextAll() {
    var all = new ArrayList<InetSocketAddress>();
    for (var next = lookup.next(); next.isPresent(); next = lookup.next()) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void threeAreAskedAtATimeTheClosestFirst() {
    for (int i = 0; i < 10; i++) {
      lookup.start(contact(i, i));
    }

    assertThat(nextAll())
        .containsExactly(
            SimulatedNetwork.address(9), SimulatedNetwork.address(8), SimulatedNetwork.address(7));
    lookup.slow(SimulatedNetwork.address(9));
    assertThat(nextAll()).containsExactly(SimulatedNetwork.address(6));
  }

  @Test
  void itIsNotOverWhileASlowOneOfTheClosestMayAnswer() {
    Contact one = contact(1, 5);
    lookup.start(one);
    nextAll();
    lookup.slow(one.address());
    assertThat(lookup.isOver()).isFalse();

    lookup.answered(one.address(), one.id(), List.of(), Optional.empty());

    assertThat(lookup.isOver()).isTrue();
    assertThat(lookup.found()).extracting(Lookup.Found::contact).containsExactly(one);
  }

  @Test
  void whoAnswersByAnotherIdThanItWasKnownByDoesNotCount() {
    Contact one = contact(1, 5);
    lookup.start(one);
    nextAll();

    lookup.answered(one.address(), NodeId.random(random), List.of(), Optional.empty());

    assertThat(lookup.isOver()).isTrue();
    assertThat(lookup.found()).isEmpty();
  }

  @Test
  void oneMachineIsAskedOnceHoweverManyIdsItHasNearTheTarget() {
    Contact liar = contact(1, 30);
    lookup.start(liar);
    nextAll();
    var sybils = new ArrayList<Contact>();
    for (int i = 0; i < 50; i++) {
      sybils.add(
          new Contact(target.neighbour(60 + i, random), new InetSocketAddress("45.9.9.9", 1 + i)));
    }

    lookup.answered(liar.address(), liar.id(), sybils, Optional.empty());

    assertThat(nextAll()).hasSize(1);
  }

  private NodeId known(Map<InetSocketAddress, NodeId> ids, int number) {
    return ids.getOrDefault(SimulatedNetwork.address(number), target);
  }

  @RepeatedTest(200)
  void itEndsWhateverTheOthersDo(RepetitionInfo run) {
    var chance = new Random(run.getCurrentRepetition());
    lookup.start(SimulatedNetwork.address(0));
    var ids = new HashMap<InetSocketAddress, NodeId>();
    ids.put(SimulatedNetwork.address(0), NodeId.random(chance));
    for (int i = 1; i < 100_000; i += 997) {
      ids.put(SimulatedNetwork.address(i), target.neighbour(chance.nextInt(100), chance));
    }
    lookup.start(new Contact(known(ids, 1), SimulatedNetwork.address(1)));
    int asked = 0;
    var open = new ArrayList<>(nextAll());
    while (!lookup.isOver()) {
      asked++;
      InetSocketAddress at = open.remove(chance.nextInt(open.size()));
      if (chance.nextInt(3) == 0) {
        lookup.failed(at);
      } else {
        if (chance.nextInt(4) == 0) {
          lookup.slow(at);
        }
        var told = new ArrayList<Contact>();
        for (int i = 0; i < 16; i++) {
          int number = 1 + 997 * chance.nextInt(100);
          told.add(new Contact(known(ids, number), SimulatedNetwork.address(number)));
        }
        NodeId id = chance.nextInt(10) == 0 ? NodeId.random(chance) : ids.getOrDefault(at, target);
        lookup.answered(at, id, told, Optional.empty());
      }
      open.addAll(nextAll());
    }
    assertThat(asked).isLessThanOrEqualTo(150);
  }
}
