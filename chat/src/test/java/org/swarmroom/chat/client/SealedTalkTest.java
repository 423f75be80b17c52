package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.testing.RawClient;
import org.swarmroom.chat.testing.TestClient;

/** Private lines with an honest host. */
@Timeout(60)
class SealedTalkTest extends SealedFixture {

  @Test
  void aPrivateLineIsReadByOneAndByNobodyBetween() {
    TestClient ann = join("ann").awaitConnected();
    TestClient bob = join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class);

    Line said = TestClient.get(ann.client.message("bob", "meet at nine"));
    Line heard = bob.awaitLine("meet at nine");
    TestClient.get(bob.client.message("ann", "all right"));

    assertThat(heard).isEqualTo(said);
    assertThat(heard.isSealed()).isTrue();
    assertThat(heard.kind()).isEqualTo(LineKind.PRIVMSG);
    assertThat(ann.awaitLine("all right").isSealed()).isTrue();
    assertThat(ann.texts()).containsExactly("meet at nine", "all right");
    assertThat(between("ann").heard()).contains("[encrypted").doesNotContain("nine");
    assertThat(between("bob").heard()).doesNotContain("right");
    assertThat(ann.log.await(2)).allMatch(Line::isSealed);
    assertThat(warnings(ann)).isEmpty();
    assertThat(warnings(bob)).isEmpty();
  }

  @Test
  void longTextsAndManyLinesKeepTheirOrder() {
    TestClient ann = join("ann").awaitConnected();
    TestClient bob = join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class);
    String text =
        IntStream.range(0, 400).mapToObj(i -> "wörd" + i).collect(Collectors.joining(" "));

    ann.client.message("bob", text);
    bob.client.message("ann", "at the same time");
    for (int i = 0; i < 50; i++) {
      ann.client.message("bob", "line " + i);
    }
    TestClient.get(ann.client.message("bob", "end\nof it"));
    bob.awaitLine("of it");
    ann.awaitLine("at the same time");

    List<Line> heard = bob.lines().filter(l -> l.from().equals("ann")).toList();
    assertThat(heard).allMatch(Line::isSealed);
    String all = heard.stream().map(Line::text).collect(Collectors.joining(" "));
    String lines =
        IntStream.range(0, 50).mapToObj(i -> "line " + i).collect(Collectors.joining(" "));
    assertThat(all).isEqualTo(text + " " + lines + " end of it");
  }

  @Test
  void aStockClientGetsPlainTextAndTheLineSaysSo() {
    TestClient ann = join("ann").awaitConnected();
    RawClient stock = room.raw().join("stock");
    ann.await(RoomEvent.MemberJoined.class);

    Line said = TestClient.get(ann.client.message("stock", "hello old friend"));
    stock.expectText("PRIVMSG stock :hello old friend");
    stock.send("PRIVMSG ann :hello");

    assertThat(said.isSealed()).isFalse();
    assertThat(ann.awaitLine("hello").isSealed()).isFalse();
    assertThat(warnings(ann)).isEmpty();
    stock.close();
  }

  @Test
  void whoHasStartedAgainGetsTheLineByASecondSending() {
    TestClient ann = join("ann").awaitConnected();
    TestClient bob = join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class);
    TestClient.get(ann.client.message("bob", "first"));
    bob.awaitLine("first");
    bob.close();
    ann.await(RoomEvent.MemberLeft.class);

    TestClient bobAgain = join("bob").awaitConnected();
    ann.await(
        RoomEvent.MemberJoined.class, e -> ann.events(RoomEvent.MemberJoined.class).size() > 1);
    Line said = TestClient.get(ann.client.message("bob", "second"));
    TestClient.get(ann.client.message("bob", "third"));
    Line heard = bobAgain.awaitLine("second");
    bobAgain.awaitLine("third");
    TestClient.get(ann.client.message("bob", "fourth"));
    bobAgain.awaitLine("fourth");

    assertThat(heard.id()).isEqualTo(said.id());
    assertThat(heard.isSealed()).isTrue();
    assertThat(bobAgain.texts()).containsExactly("second", "third", "fourth");
    assertThat(ann.texts()).containsExactly("first", "second", "third", "fourth");
    assertThat(warnings(ann)).isEmpty();
    assertThat(warnings(bobAgain)).isEmpty();
  }

  @Test
  void whatIsSaidWhileTheHostIsAwayGoesSealedWhenItIsBack() {
    TestClient ann = join("ann").awaitConnected();
    TestClient bob = join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class);
    TestClient.get(ann.client.message("bob", "before"));
    room.kill();
    ann.await(RoomEvent.Disconnected.class);

    var said = ann.client.message("bob", "meanwhile");
    room.open();
    // Who is back first finds nobody there; so say it until both are.
    bob.await(RoomEvent.Connected.class, e -> bob.events(RoomEvent.Connected.class).size() > 1);
    ann.await(RoomEvent.Connected.class, e -> ann.events(RoomEvent.Connected.class).size() > 1);
    said.handle((line, failure) -> line).join();
    ann.await(
        RoomEvent.LineReceived.class,
        e -> e.line().text().equals("before")); // the log is not doubled
    awaitMember(ann, "bob");
    TestClient.get(ann.client.message("bob", "after"));
    bob.awaitLine("after");

    assertThat(bob.lines()).allMatch(Line::isSealed);
    assertThat(between("ann").heard()).doesNotContain("meanwhile");
    assertThat(warnings(bob)).isEmpty();
  }

  @Test
  void aNickGoesOnWithItsKey() {
    TestClient ann = join("ann").awaitConnected();
    TestClient bob = join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class);
    TestClient.get(ann.client.message("bob", "one"));

    TestClient.get(bob.client.setNick("robert"));
    ann.await(RoomEvent.NickChanged.class);
    TestClient.get(ann.client.message("robert", "two"));

    assertThat(bob.awaitLine("two").isSealed()).isTrue();
    assertThat(TestClient.failure(ann.client.message("bob", "three")))
        .isEqualTo("No member bob is in the room now, so your line was not sent.");
    assertThat(warnings(ann)).isEmpty();
  }

  @Test
  void aProgramThatGivesNoKeyGetsNothing() {
    TestClient ann = join("ann").awaitConnected();
    room.join("old").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class);

    assertThat(TestClient.failure(ann.client.message("old", "hush")))
        .startsWith("The program of old gave no key to encrypt with, so your line was not sent");
    assertThat(between("ann").heard()).doesNotContain("hush");
  }
}
