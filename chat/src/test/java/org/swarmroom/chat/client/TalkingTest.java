package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.testing.RawClient;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

@Timeout(60)
class TalkingTest {

  private TestRoom room;

  @BeforeEach
  void open() {
    room = new TestRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void twoMembersTalkThroughTheHost() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("bob"));

    Line said = ann.say("hello bob");
    Line heard = bob.awaitLine("hello bob");

    assertThat(heard).isEqualTo(said);
    assertThat(heard.account()).isEqualTo(TestRoom.fingerprint("ann"));
    assertThat(heard.stamp()).startsWith("1." + room.hostFingerprint.substring(0, 8));
    assertThat(heard.id()).startsWith(TestRoom.fingerprint("ann").substring(0, 8) + ".");
    assertThat(room.log.all()).containsExactly(said);
  }

  @Test
  void membersKnowEachOthersFingerprintsAndAddresses() {
    TestClient host = room.joinAsHost("hal").awaitConnected();
    TestClient ann = room.join("ann").awaitConnected();
    RawClient stock = room.raw().join("stock");
    host.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("stock"));
    ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("stock"));

    Member seenByHost =
        host.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("ann")).member();
    assertThat(seenByHost.account()).isEqualTo(TestRoom.fingerprint("ann"));
    assertThat(seenByHost.addresses()).containsExactly("127.0.0.1:6881", "10.0.0.1:6881");
    assertThat(seenByHost.nativeClient()).isTrue();
    assertThat(ann.client.members())
        .extracting(Member::nick, Member::host, Member::nativeClient)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("hal", true, true),
            org.assertj.core.groups.Tuple.tuple("ann", false, true),
            org.assertj.core.groups.Tuple.tuple("stock", false, false));
    assertThat(ann.client.members().get(0).addresses())
        .containsExactly("127.0.0.1:" + room.port(), "10.0.0.9:6881");
    stock.close();
  }

  @Test
  void aPrivateLineReachesOneAndTheHostKeepsNothingOfIt() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    TestClient cem = room.join("cem").awaitConnected();

    Line said = TestClient.get(ann.client.message("bob", "for you"));
    assertThat(bob.awaitLine("for you")).isEqualTo(said);
    ann.say("for all");
    cem.awaitLine("for all");

    assertThat(cem.texts()).doesNotContain("for you");
    assertThat(room.log.all()).extracting(Line::text).containsExactly("for all");
    assertThat(TestClient.failure(ann.client.message("nobody", "hm")))
        .isEqualTo("No member nobody is in the room now, so your line was not sent.");
  }

  @Test
  void actionsAndLongTextsAndMarksArriveWhole() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    String word = "größe😀";
    String text = IntStream.range(0, 300).mapToObj(i -> word + i).collect(Collectors.joining(" "));

    TestClient.get(ann.client.act("waves"));
    ann.say(text);
    ann.say("end\u200F");
    bob.awaitLine("end\u200F");

    List<Line> heard = bob.lines().toList();
    assertThat(heard.get(0).kind()).isEqualTo(LineKind.ACTION);
    assertThat(heard.get(0).text()).isEqualTo("waves");
    assertThat(
            heard.stream()
                .skip(1)
                .limit(heard.size() - 2L)
                .map(Line::text)
                .collect(Collectors.joining(" ")))
        .isEqualTo(text);
  }

  @Test
  void aNickInUseGivesAnotherAndASentence() {
    room.join("ann").awaitConnected();
    RoomClientConfig other =
        RoomClientConfig.of("ann", room.link(), TestRoom.fingerprint("other ann"), List.of())
            .withTiming(TestRoom.QUICK);

    TestClient second = room.join(other).awaitConnected();

    assertThat(second.client.nick()).isEqualTo("ann_");
    assertThat(second.await(RoomEvent.Warning.class).sentence())
        .isEqualTo("The nick ann is taken in this room; you are ann_.");
    assertThat(TestClient.failure(second.client.setNick("ann")))
        .isEqualTo("The nick ann is taken in this room; choose another.");
    assertThat(TestClient.get(second.client.setNick("beth"))).isEqualTo("beth");
    assertThat(second.client.nick()).isEqualTo("beth");
  }

  @Test
  void theTopicIsToldAndSet() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    assertThat(ann.await(RoomEvent.Connected.class).topic()).isEqualTo("all sorts");

    TestClient.get(ann.client.setTopic("new"));

    assertThat(bob.await(RoomEvent.TopicChanged.class).by()).isEqualTo("ann");
    assertThat(bob.client.topic()).isEqualTo("new");
  }

  @Test
  void theHeartbeatMeasuresTheWay() {
    TestClient ann = room.join("ann").awaitConnected();

    assertThat(ann.await(RoomEvent.RoundTrip.class).millis()).isBetween(0L, 5_000L);
    assertThat(ann.client.roundTripMillis()).isPresent();
  }

  @Test
  void whoIsRemovedIsToldAndDoesNotComeBackByItself() {
    TestClient host = room.joinAsHost("hal").awaitConnected();
    TestClient ann = room.join("ann").awaitConnected();
    try (RawClient oper = room.raw().register("oper")) {
      oper.send("OPER root toor");
      oper.expect("491");
    }
    host.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("ann"));
    ann.close();
    assertThat(host.await(RoomEvent.MemberLeft.class).reason()).isEqualTo("Quit: done");
  }

  @Test
  void fortyMembersHearEachOtherInOneOrder() {
    List<TestClient> all = IntStream.range(0, 40).mapToObj(i -> room.join("m" + i)).toList();
    all.forEach(TestClient::awaitConnected);

    var said =
        all.stream()
            .flatMap(
                c -> IntStream.range(0, 5).mapToObj(i -> c.client.say(c.client.nick() + ":" + i)))
            .toList();
    said.forEach(TestClient::get);
    all.get(0).say("last");
    all.forEach(c -> c.awaitLine("last"));

    List<String> order = all.get(0).lines().map(Line::id).toList();
    assertThat(order).hasSize(201).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(c -> assertThat(live(c)).isEqualTo(order));
    assertThat(room.log.all()).extracting(Line::id).isEqualTo(order);
    assertThat(room.log.appends()).as("lines are stored in batches").isLessThan(201);
  }

  private static List<String> live(TestClient client) {
    return client.lines().map(Line::id).toList();
  }
}
