package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.testing.MemoryLog;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

@Timeout(60)
class NothingLostTest {

  private TestRoom room;

  @BeforeEach
  void open() {
    room = new TestRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  private TestClient again(String nick, MemoryLog log) {
    TestClient client =
        new TestClient(
            room.config(nick), room.dialer(TestRoom.fingerprint(nick)), room.group.next(), log);
    room.clients.add(client);
    client.start();
    return client;
  }

  @Test
  void aLineIsSafeWhenOthersHaveItOnDiskAndLeavesTheOutbox() {
    TestClient host = room.joinAsHost("host").awaitConnected();
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    CompletableFuture<Void> disk = new CompletableFuture<>();
    bob.log.gate(disk);

    Line said = ann.say("one");
    assertThat(ann.log.outbox().all().join()).extracting(Line::id).containsExactly(said.id());
    assertThat(ann.events(RoomEvent.LinesSafe.class)).isEmpty();
    disk.complete(null);
    ann.await(RoomEvent.LinesSafe.class, e -> e.ids().contains(said.id()));
    assertThat(ann.log.outbox().all().join()).isEmpty();

    Line own = host.say("of the host");
    host.await(RoomEvent.LinesSafe.class, e -> e.ids().contains(own.id()));
    assertThat(host.log.outbox().all().join()).isEmpty();
  }

  @Test
  void manyLinesAreSafeWhileAllTalk() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    IntStream.range(0, 300)
        .mapToObj(i -> List.of(ann.client.say("a" + i), bob.client.say("b" + i)))
        .toList()
        .forEach(both -> both.forEach(TestClient::get));

    for (TestClient each : List.of(ann, bob)) {
      each.await(RoomEvent.LinesSafe.class, e -> each.log.outbox().all().join().isEmpty());
    }
  }

  @Test
  void whatTheHostLacksComesFromItsMembers() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    IntStream.range(0, 450)
        .mapToObj(i -> ann.client.say("line " + i))
        .toList()
        .forEach(TestClient::get);
    bob.awaitLine("line 449");
    List<Line> all = room.log.all();
    room.kill();
    room.log.forget();
    room.open();

    Line next = ann.say("after");
    assertThat(room.log.await(451)).containsAll(all);
    assertThat(next.stamp()).startsWith("2.");
    bob.awaitLine("after");
    assertThat(bob.texts()).hasSize(451).endsWith("after");
  }

  @Test
  void whatWasSaidWithoutAHostSurvivesTheProgram() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    room.kill();
    ann.await(RoomEvent.Disconnected.class);
    var unused = ann.client.say("into the dark");
    ann.log.outbox().await(1);
    ann.client.leave("killed");
    room.open();

    TestClient annAgain = again("ann", ann.log);
    annAgain.say("light");
    bob.awaitLine("light");
    annAgain.await(RoomEvent.LinesSafe.class, e -> ann.log.outbox().all().join().isEmpty());

    assertThat(bob.texts()).containsExactly("into the dark", "light");
    assertThat(annAgain.texts()).containsExactly("into the dark", "light");
    assertThat(ann.log.outbox().all().join()).isEmpty();
  }
}
