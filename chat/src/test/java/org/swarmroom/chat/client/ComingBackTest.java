package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.testing.MemoryLog;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

@Timeout(60)
class ComingBackTest {

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
  void membersComeBackAfterTheHostAndWhatTheySaidMeanwhileIsSaidOnce() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    ann.say("before");
    bob.awaitLine("before");
    room.kill();
    ann.await(RoomEvent.Disconnected.class);
    CompletableFuture<Line> meanwhile = ann.client.say("meanwhile");
    room.open();

    Line said = TestClient.get(meanwhile);
    bob.awaitLine("meanwhile");
    ann.say("after");
    bob.awaitLine("after");

    assertThat(bob.texts()).containsExactly("before", "meanwhile", "after");
    assertThat(ann.texts()).containsExactly("before", "meanwhile", "after");
    assertThat(said.stamp()).as("a new epoch").startsWith("2.");
    assertThat(room.log.all())
        .extracting(Line::text)
        .containsExactly("before", "meanwhile", "after");
  }

  @Test
  void aLineWhoseAcknowledgementWasLostIsNotSaidTwice() {
    List<Channel> channels = new ArrayList<>();
    Dialer plain = room.dialer(TestRoom.fingerprint("ann"));
    Dialer remembered =
        (address, pinned, handler) -> {
          var future = plain.dial(address, pinned, handler);
          channels.add(future.channel());
          return future;
        };
    TestClient ann = room.join(room.config("ann"), remembered).awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    CompletableFuture<Void> disk = new CompletableFuture<>();
    room.log.gate(disk);
    CompletableFuture<Line> said = ann.client.say("once");
    bob.client.say("second").whenComplete((l, e) -> {});
    channels.get(0).close().syncUninterruptibly();
    ann.await(RoomEvent.Disconnected.class);
    disk.complete(null);

    TestClient.get(said);
    bob.awaitLine("once");
    room.log.gate(CompletableFuture.completedFuture(null));
    ann.say("end");
    bob.awaitLine("end");

    assertThat(bob.texts().stream().filter("once"::equals)).hasSize(1);
    assertThat(ann.texts().stream().filter("once"::equals)).hasSize(1);
    assertThat(room.log.all().stream().filter(l -> l.text().equals("once"))).hasSize(1);
  }

  @Test
  void aLateJoinerGetsAllLinesInTheirOrder() {
    TestClient ann = room.join("ann").awaitConnected();
    List<String> said = IntStream.range(0, 450).mapToObj(i -> "line " + i).toList();
    said.stream().map(ann.client::say).toList().forEach(TestClient::get);

    TestClient bob = room.join("bob").awaitConnected();
    bob.awaitLine("line 449");

    assertThat(bob.texts()).containsExactlyElementsOf(said);
    assertThat(bob.events(RoomEvent.LineReceived.class)).allMatch(RoomEvent.LineReceived::replayed);
    assertThat(bob.log.await(450)).containsExactlyElementsOf(room.log.all());
    List<Line> older = TestClient.get(bob.client.history(bob.log.all().get(50).id(), 20));
    assertThat(older).extracting(Line::text).containsExactlyElementsOf(said.subList(30, 50));
  }

  @Test
  void whoWasAwayForLongGetsAllThatWasMissed() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    ann.say("known");
    bob.awaitLine("known");
    MemoryLog bobsLog = bob.log;
    bob.close();
    IntStream.range(0, 700)
        .mapToObj(i -> ann.client.say("missed " + i))
        .toList()
        .forEach(TestClient::get);

    TestClient again =
        new TestClient(
            room.config("bob"),
            room.dialer(TestRoom.fingerprint("bob")),
            room.group.next(),
            bobsLog);
    room.clients.add(again);
    again.start();
    again.awaitLine("missed 0");
    again.awaitLine("missed 99");
    again.awaitLine("missed 699");

    assertThat(again.lines().map(Line::text))
        .hasSize(700)
        .doesNotHaveDuplicates()
        .doesNotContain("known");
    ann.say("live");
    again.awaitLine("live");
    assertThat(bobsLog.await(702)).hasSize(702);
  }

  @Test
  void anotherFingerprintIsRefusedOnceAndForAll() {
    List<Integer> dials = new ArrayList<>();
    Dialer wrong =
        (address, pinned, handler) -> {
          dials.add(address.getPort());
          return new EmbeddedChannel()
              .newFailedFuture(new WrongFingerprintException(pinned, "ee".repeat(32)));
        };
    TestClient ann = room.join(room.config("ann"), wrong);

    assertThat(ann.await(RoomEvent.Refused.class).sentence())
        .isEqualTo(
            "The program at 127.0.0.1:"
                + room.port()
                + " is not the host this link names: its certificate is another one. Ask the host"
                + " for a new link.");
    assertThat(ann.events(RoomEvent.Disconnected.class)).isEmpty();
    assertThat(dials).hasSize(1);
  }

  @Test
  void aWrongKeyIsRefused() {
    RoomLink link =
        new RoomLink(
            room.link().hosts(),
            "lobby",
            room.hostFingerprint,
            RoomKey.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6}));
    TestClient eve =
        room.join(RoomClientConfig.of("eve", link, TestRoom.fingerprint("eve"), List.of()));

    assertThat(eve.await(RoomEvent.Refused.class).sentence())
        .isEqualTo(
            "The host did not let you in: You are not a member of this room: the room key is"
                + " another one. Ask it for a new link.");
  }

  @Test
  void theNextAddressOfTheLinkIsTriedAtOnce() {
    RoomLink link =
        new RoomLink(
            List.of(new HostPort("127.0.0.1", 1), new HostPort("127.0.0.1", room.port())),
            "lobby",
            room.hostFingerprint,
            room.key);
    TestClient ann =
        room.join(RoomClientConfig.of("ann", link, TestRoom.fingerprint("ann"), List.of()));

    ann.awaitConnected();
    RoomEvent.Disconnected first = ann.await(RoomEvent.Disconnected.class);
    assertThat(first.reason())
        .isEqualTo("The host 127.0.0.1:1 can't be reached: nothing listens there.");
    assertThat(first.retryInMillis()).isZero();
  }

  @Test
  void theSameIdentityFromElsewhereTakesOverWithoutAFight() {
    TestClient first = room.join("ann").awaitConnected();
    TestClient second = room.join("ann").awaitConnected();

    assertThat(first.await(RoomEvent.Refused.class).sentence())
        .isEqualTo("You joined this room from another window or machine; this one has left it.");
    assertThat(second.client.nick()).isEqualTo("ann");
    assertThat(second.say("me").from()).isEqualTo("ann");
  }

  @Test
  void pausesGrowAndAreNeverTheSame() {
    Backoff backoff = new Backoff(100, 1_000, new java.util.Random(1));
    List<Long> pauses = IntStream.range(0, 8).mapToObj(i -> backoff.nextMillis()).toList();

    assertThat(pauses.get(0)).isBetween(50L, 100L);
    assertThat(pauses.get(3)).isBetween(400L, 800L);
    assertThat(pauses.subList(4, 8)).allMatch(p -> p >= 500 && p <= 1_000);
    assertThat(pauses).doesNotHaveDuplicates();
  }
}
