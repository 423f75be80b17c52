package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;

class LogExchangeTest extends RoomFixture {

  private static final String BOB = "cc".repeat(32);
  private static final String CAROL = "dd".repeat(32);

  private static Line line(String id, String stamp, long at, String account, String text) {
    return new Line(
        id, stamp, at, "lobby", "old", account, "#lobby", LineKind.PRIVMSG, text, Map.of());
  }

  private static String wire(Line line) {
    return String.join("\r", LineText.messages(line).stream().map(Message::toString).toList());
  }

  @Test
  void whoComesInIsToldWhatThereIsAndGivenWhatItAsksFor() {
    IntStream.rangeClosed(1, 5)
        .mapToObj(i -> line("bbbbbbbb.n." + i, "3.aaaaaaaa." + i, 1_000 + i, ANN, "l" + i))
        .forEach(history::add);
    room = room();
    Client ann = new Client(java.util.Optional.of(ANN));
    ann.says(TAGS + " swarmroom.org/room");

    List<String> told =
        ann.says(
            "ROOM PROVE " + KEY.proof(Vendor.PROOF, HOST, ANN) + " 10.0.0.1:6881",
            "NICK ann",
            "USER u 0 * :ann",
            "CAP END",
            "JOIN #lobby");

    assertThat(told).endsWith("ROOM HAVE 3.aaaaaaaa=1-5", "ROOM HAVE .");
    assertThat(ann.says("ROOM HAVE .")).as("nothing is missing here").containsExactly("ROOM EQUAL");
    List<String> page = ann.says("ROOM WANT 3.aaaaaaaa 2-3");
    assertThat(page).hasSize(3).last().isEqualTo("ROOM SENT 3.aaaaaaaa 2-3");
    LineText reader = new LineText("lobby");
    assertThat(
            page.subList(0, 2).stream()
                .map(text -> reader.line(Message.parse(text).orElseThrow()).orElseThrow()))
        .containsExactlyElementsOf(history.subList(1, 3));
    assertThat(ann.says("ROOM WANT 3.aaaaaaaa 1-500")).as("more than a page").isEmpty();
  }

  @Test
  void whatAMemberHasIsMergedInItsPlaceAndToldToAll() {
    Client bob = member("bob", BOB);
    Client stock = stock("stock");
    Client ann = member("ann", ANN);
    stock.says("CAP REQ server-time");
    Line brought = line("bbbbbbbb.n.1", "6.eeeeeeee.1", NOON.millis() - 1_000, ANN, "from before");
    bob.port.take();

    assertThat(ann.says("ROOM HAVE 6.eeeeeeee=1-1,7", "ROOM HAVE ."))
        .containsExactly("ROOM WANT 6.eeeeeeee 1-7");
    assertThat(ann.says(wire(brought), "ROOM SENT 6.eeeeeeee 1-7")).containsExactly("ROOM EQUAL");
    toDisk();

    assertThat(log.all()).containsExactly(brought);
    assertThat(bob.port.take()).containsExactly(wire(brought));
    assertThat(stock.port.take())
        .singleElement()
        .asString()
        .isEqualTo(
            "@time=2026-01-02T11:59:59.000Z :old!past@bbbbbbbb.member PRIVMSG #lobby :from before");
    assertThat(texts(tagged("late").says("CHATHISTORY LATEST #lobby * 9")))
        .containsExactly("from before");
  }

  @Test
  void nobodyBringsWhatWasNotAskedForOrCantBe() {
    Client ann = member("ann", ANN);
    Line good = line("bbbbbbbb.n.1", "6.eeeeeeee.1", 1_000, ANN, "mine");

    ann.says(wire(good));
    assertThat(room.nextBatch()).as("not asked for").isEmpty();

    ann.says("ROOM HAVE 6.eeeeeeee=1-3", "ROOM HAVE .");
    ann.says(wire(line("cccccccc.n.1", "6.eeeeeeee.1", 1_000, ANN, "with another's id")));
    ann.says(wire(line("bbbbbbbb.n.1", "6.eeeeeeee.4", 1_000, ANN, "not of the page")));
    ann.says(wire(line("bbbbbbbb.n.1", "6.ffffffff.1", 1_000, ANN, "of another host")));
    assertThat(room.nextBatch()).isEmpty();
    ann.says(wire(good));
    assertThat(room.nextBatch()).containsExactly(good);

    assertThat(member("bob", BOB).says("ROOM HAVE 2000000.eeeeeeee=1-3", "ROOM HAVE ."))
        .as("an epoch that no room has come to")
        .containsExactly("ROOM EQUAL");
  }

  @Test
  void ofTwoStampsTheEarlierWinsAndAllAreTold() {
    Client ann = member("ann", ANN);
    Client bob = member("bob", BOB);
    ann.says("@+swarmroom.org/id=bbbbbbbb.n.1 PRIVMSG #lobby :said twice");
    toDisk();
    Line before = line("bbbbbbbb.n.1", "5.eeeeeeee.9", 1_000, ANN, "said twice");
    bob.says("ROOM HAVE 5.eeeeeeee=9", "ROOM HAVE .");
    ann.port.take();

    bob.says(wire(before), "ROOM SENT 5.eeeeeeee 9-9");
    toDisk();

    assertThat(log.all()).containsExactly(before);
    assertThat(ann.port.take()).contains(wire(before));
    assertThat(member("carol", CAROL).says("ROOM WANT 7.aaaaaaaa 1-1"))
        .containsExactly("ROOM SENT 7.aaaaaaaa 1-1");
  }

  @Test
  void aLineIsSafeOnceTwoOthersHaveItOrAllWhoAreHere() {
    Client ann = member("ann", ANN);
    Client bob = member("bob", BOB);
    Client carol = member("carol", CAROL);
    ann.says("@+swarmroom.org/id=bbbbbbbb.n.1 PRIVMSG #lobby :one");
    toDisk();
    ann.port.take();

    bob.says("ROOM GOT 7.aaaaaaaa.1");
    assertThat(ann.port.take()).isEmpty();
    ann.says("ROOM GOT 7.aaaaaaaa.1");
    assertThat(ann.port.take()).as("the sender is no other").isEmpty();
    carol.says("ROOM GOT 7.aaaaaaaa.1");
    assertThat(ann.port.take()).containsExactly("ROOM SAFE bbbbbbbb.n.1");

    ann.says("@+swarmroom.org/id=bbbbbbbb.n.2 PRIVMSG #lobby :two");
    toDisk();
    bob.says("ROOM GOT 7.aaaaaaaa.2");
    ann.port.take();
    room.disconnect(carol.session, "gone");
    assertThat(ann.port.take()).contains("ROOM SAFE bbbbbbbb.n.2");
  }

  @Test
  void aLineSentAgainAfterDaysIsTheSameLine() {
    Line old = line("bbbbbbbb.n.1", "3.aaaaaaaa.1", 1_000, ANN, "long ago");
    Client ann = member("ann", ANN);
    Client bob = member("bob", BOB);
    log.append(List.of(old)).join();
    bob.port.take();

    ann.says(
        "@+swarmroom.org/id=bbbbbbbb.n.1;label=a PRIVMSG #lobby :long ago",
        "@+swarmroom.org/id=bbbbbbbb.n.2 PRIVMSG #lobby :new");
    toDisk();

    List<String> told = ann.port.take();
    assertThat(told).anyMatch(l -> l.contains("label=a") && l.contains("st=3.aaaaaaaa.1"));
    assertThat(texts(bob.port.take())).containsExactly("new");
    assertThat(log.all()).extracting(Line::text).containsExactly("long ago", "new");
    assertThat(ann.session.unstored).isZero();
  }

  @Test
  void anIdThatSomebodyElseUsedLongAgoIsReplaced() {
    Client ann = member("ann", ANN);
    log.append(
            List.of(
                line(
                    "bbbbbbbb.n.1",
                    "3.aaaaaaaa.1",
                    1_000,
                    "bb".repeat(4) + BOB.substring(8),
                    "his")))
        .join();

    ann.says("@+swarmroom.org/id=bbbbbbbb.n.1;label=a PRIVMSG #lobby :mine");
    toDisk();
    toDisk();

    assertThat(ann.port.take())
        .anyMatch(
            l -> l.contains("label=a") && l.contains("msgid=" + HOST_ID) && l.endsWith("mine"));
  }

  @Test
  void theHostStampsAboveWhatAMemberHasSeenAndNotBeforeThatIsOnDisk() {
    Client bob = stock("bob");
    Client ann = new Client(java.util.Optional.of(ANN));
    ann.says(TAGS + " swarmroom.org/room");
    ann.says(
        "ROOM PROVE " + KEY.proof(Vendor.PROOF, HOST, ANN) + " -",
        "NICK ann",
        "USER u 0 * :ann",
        "CAP END");
    room.receive(ann.session, Message.parse("ROOM SEEN 9.eeeeeeee.4 1000").orElseThrow());
    room.receive(ann.session, Message.parse("JOIN #lobby").orElseThrow());

    room.receive(bob.session, Message.parse("PRIVMSG #lobby :waits").orElseThrow());
    room.receive(bob.session, Message.parse("PING x").orElseThrow());
    assertThat(room.nextBatch()).as("epoch 10 is not on disk").isEmpty();
    find();

    assertThat(log.epoch().join()).isEqualTo(10);
    List<Line> batch = room.nextBatch();
    assertThat(batch).extracting(Line::stamp).containsExactly("10.aaaaaaaa.1");
    bob.port.take();
    toDisk(batch);
    assertThat(bob.port.take()).as("in its order").hasSize(1);
    assertThat(bob.session.unstored).isZero();
  }
}
