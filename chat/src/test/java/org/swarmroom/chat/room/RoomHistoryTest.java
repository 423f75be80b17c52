package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;

class RoomHistoryTest extends RoomFixture {

  @Test
  void aLateJoinerGetsTheLast200LinesInTheWayItUnderstands() {
    for (int i = 1; i <= 250; i++) {
      history.add(
          new Line(
              "id" + i,
              "1.aaaaaaaa." + i,
              NOON.millis() - 60_000,
              "lobby",
              "old",
              ANN,
              "#lobby",
              LineKind.PRIVMSG,
              "line " + i,
              Map.of()));
    }
    room = room();

    Client plain = new Client(Optional.empty());
    List<String> toPlain = plain.says("NICK p", "USER u 0 * :p", "JOIN #lobby");
    assertThat(toPlain.stream().filter(l -> l.contains(" PRIVMSG ")))
        .hasSize(200)
        .first()
        .isEqualTo(":old!past@bbbbbbbb.member PRIVMSG #lobby :[11:59] line 51");

    Client timed = new Client(Optional.empty());
    List<String> toTimed =
        timed.says("CAP REQ server-time", "NICK t", "USER u 0 * :t", "CAP END", "JOIN #lobby");
    assertThat(toTimed)
        .contains(
            "@time=2026-01-02T11:59:00.000Z :old!past@bbbbbbbb.member PRIVMSG #lobby :line 250");

    Client batched = new Client(Optional.empty());
    List<String> toBatched =
        batched.says(TAGS, "NICK b", "USER u 0 * :b", "CAP END", "JOIN #lobby");
    assertThat(toBatched).anyMatch(l -> l.contains("BATCH +") && l.endsWith("chathistory #lobby"));
    assertThat(toBatched.stream().filter(l -> l.contains(" PRIVMSG ")))
        .hasSize(200)
        .allMatch(l -> l.contains("batch=") && l.contains("msgid=id"));
  }

  @Test
  void historyIsAskedForByLineAndByTime() {
    for (int i = 1; i <= 9; i++) {
      history.add(
          new Line(
              "id" + i,
              "",
              NOON.millis() + i,
              "lobby",
              "old",
              "",
              "#lobby",
              LineKind.PRIVMSG,
              "l" + i,
              Map.of()));
    }
    room = room();
    Client ann = tagged("ann");

    assertThat(texts(ann.says("CHATHISTORY LATEST #lobby * 2"))).containsExactly("l8", "l9");
    assertThat(texts(ann.says("CHATHISTORY BEFORE #lobby msgid=id4 2")))
        .containsExactly("l2", "l3");
    assertThat(texts(ann.says("CHATHISTORY AFTER #lobby msgid=id4 2"))).containsExactly("l5", "l6");
    assertThat(texts(ann.says("CHATHISTORY LATEST #lobby msgid=id7 9")))
        .containsExactly("l8", "l9");
    assertThat(texts(ann.says("CHATHISTORY BEFORE #lobby timestamp=2026-01-02T12:00:00.003Z 9")))
        .containsExactly("l1", "l2");
    assertThat(ann.says("CHATHISTORY BEFORE #other msgid=id4 2"))
        .singleElement()
        .asString()
        .contains("There is history");
    assertThat(texts(ann.says("CHATHISTORY AROUND #lobby msgid=id4 4")))
        .containsExactly("l2", "l3", "l4", "l5");
    assertThat(ann.says("CHATHISTORY BEFORE #lobby msgid=id4 x"))
        .singleElement()
        .asString()
        .contains("not a number");
  }

  @Test
  void historyKeepsWhatClientsTaggedALineWith() {
    Client ann = tagged("ann");
    ann.says("@+reply=id0;+draft/x=y PRIVMSG #lobby :yes");
    toDisk();

    assertThat(ann.port.take())
        .singleElement()
        .asString()
        .matches("@time=[^;]+;msgid=[^;+]+;\\+reply=id0;\\+draft/x=y :ann!.*");
    assertThat(tagged("bob").says("CHATHISTORY LATEST #lobby * 1"))
        .anyMatch(l -> l.matches("@time=.*;batch=[^;+]+;\\+reply=id0;\\+draft/x=y :ann!.*:yes"));
  }

  @Test
  void theEpochMayRiseWhileTheRoomIsOpenAndNumbersBeginAgain() {
    Client ann = tagged("ann");
    ann.says("PRIVMSG #lobby :one", "PRIVMSG #lobby :two");
    List<Line> first = room.nextBatch();
    assertThat(first).extracting(Line::stamp).containsExactly("7.aaaaaaaa.1", "7.aaaaaaaa.2");
    toDisk(first);

    epochs.seen(9, "cccccccc");
    epochs.kept(10);
    ann.says("PRIVMSG #lobby :three");

    assertThat(room.nextBatch()).extracting(Line::stamp).containsExactly("10.aaaaaaaa.1");
  }
}
