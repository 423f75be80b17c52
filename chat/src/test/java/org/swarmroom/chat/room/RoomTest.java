package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.log.Line;

/** Lines, labels, modes. */
class RoomTest extends RoomFixture {

  @Test
  void nobodyHearsALineBeforeItIsOnDisk() {
    Client ann = tagged("ann");
    Client bob = stock("bob");
    ann.port.take();

    assertThat(ann.says("PRIVMSG #lobby :hello")).isEmpty();
    List<Line> batch = room.nextBatch();
    assertThat(batch).extracting(Line::text).containsExactly("hello");
    assertThat(room.nextBatch()).isEmpty();
    bob.port.take();
    toDisk(batch);

    assertThat(bob.port.take()).containsExactly(":ann!u@tls.guest PRIVMSG #lobby :hello");
    assertThat(ann.port.take())
        .singleElement()
        .asString()
        .contains("msgid=" + HOST_ID + "1", "time=2026-01-02T12:00:00.00", "PRIVMSG #lobby :hello")
        .doesNotContain("swarmroom.org/st");
  }

  @Test
  void aLineThatCantBeStoredWasNotSaid() {
    Client ann = tagged("ann");
    Client bob = stock("bob");
    bob.port.take();
    ann.says("@label=7 PRIVMSG #lobby :hello");
    assertThat(room.nextBatch()).hasSize(1);
    room.notStored();

    assertThat(bob.port.take()).isEmpty();
    assertThat(ann.port.take())
        .singleElement()
        .asString()
        .contains("NOTICE ann :The host can't keep");
    assertThat(room.nextBatch()).isEmpty();
  }

  @Test
  void whatOneSaysNextWaitsForTheLineBefore() {
    Client ann = stock("ann");
    Client bob = stock("bob");
    ann.says("PRIVMSG #lobby :one", "PRIVMSG #lobby :two", "PART #lobby :bye", "PING x");
    bob.port.take();
    toDisk();

    assertThat(bob.port.take())
        .containsExactly(
            ":ann!u@tls.guest PRIVMSG #lobby :one",
            ":ann!u@tls.guest PRIVMSG #lobby :two",
            ":ann!u@tls.guest PART #lobby :bye");
    assertThat(ann.commands()).containsExactly("PART", "PONG");
    assertThat(ann.port.settled).isEqualTo(3 + 4);
  }

  @Test
  void aLineIsHeardThoughItsSenderLeftAtOnce() {
    Client ann = stock("ann");
    Client bob = stock("bob");
    ann.says("PRIVMSG #lobby :last words");
    room.disconnect(ann.session, "Connection lost");
    bob.port.take();
    toDisk();

    assertThat(bob.port.take())
        .containsExactly(
            ":ann!u@tls.guest PRIVMSG #lobby :last words",
            ":ann!u@tls.guest QUIT :Connection lost");
  }

  @Test
  void theSameIdTwiceIsOneLineAndIsAcknowledgedTwice() {
    Client ann = member("ann", ANN);
    Client bob = stock("bob");
    String line = "@+swarmroom.org/id=bbbbbbbb.n1.1 PRIVMSG #lobby :once";
    ann.says(line, line);
    bob.port.take();
    toDisk();
    assertThat(bob.port.take()).hasSize(1);
    assertThat(ann.port.take())
        .as("nobody else could have it")
        .satisfiesExactly(
            echo -> assertThat(echo).contains("msgid=bbbbbbbb.n1.1"),
            safe -> assertThat(safe).isEqualTo("ROOM SAFE bbbbbbbb.n1.1"));

    assertThat(ann.says(line).get(0)).contains("msgid=bbbbbbbb.n1.1");
    assertThat(room.nextBatch()).isEmpty();
    assertThat(bob.port.take()).isEmpty();
  }

  @Test
  void nobodyMakesIdsOfOthers() {
    Client ann = member("ann", ANN);
    ann.says("@+swarmroom.org/id=cccccccc.n1.1 PRIVMSG #lobby :mine?");

    assertThat(room.nextBatch()).extracting(Line::id).containsExactly(HOST_ID + "1");
  }

  @Test
  void aFingerprintThatBeginsAlikeOpensNobodysPrivateLines() {
    Client ann = member("ann", ANN);
    member("hal", HOST);
    ann.says("@+swarmroom.org/id=bbbbbbbb.n1.1 PRIVMSG hal :my secret");
    Client eve = member("eve", "bbbbbbbb" + "e".repeat(56));

    List<String> told = eve.says("@+swarmroom.org/id=bbbbbbbb.n1.1 PRIVMSG hal :guess");

    assertThat(told).noneMatch(line -> line.contains("secret"));
    eve.says("@+swarmroom.org/id=bbbbbbbb.n1.2 PRIVMSG #lobby :first");
    ann.says("@+swarmroom.org/id=bbbbbbbb.n1.2 PRIVMSG #lobby :not swallowed");
    toDisk();
    assertThat(texts(ann.port.take())).contains("first", "not swallowed");
  }

  @Test
  void aLineSentTwiceIsSettledTwiceAndNoMore() {
    Client ann = member("ann", ANN);
    int before = ann.port.settled;
    String line = "@+swarmroom.org/id=bbbbbbbb.n1.1 PRIVMSG #lobby :once";
    ann.says(line, line);
    toDisk();

    assertThat(ann.port.settled - before).isEqualTo(2);
  }

  @Test
  void aPrivateLineGoesAtOnceAndHasNoPlaceInTheRoomsOrder() {
    Client ann = member("ann", ANN);
    Client hal = member("hal", HOST);
    hal.port.take();

    List<String> echo = ann.says("@+swarmroom.org/id=bbbbbbbb.n1.1 PRIVMSG hal :psst");

    assertThat(room.nextBatch()).isEmpty();
    assertThat(hal.port.take())
        .isEqualTo(echo)
        .singleElement()
        .asString()
        .contains("msgid=bbbbbbbb.n1.1", "PRIVMSG hal :psst")
        .doesNotContain("swarmroom.org/st");
    assertThat(ann.says("@+swarmroom.org/id=bbbbbbbb.n1.1 PRIVMSG hal :psst")).hasSize(1);
    assertThat(hal.port.take()).isEmpty();
  }

  @Test
  void aLabelledCommandHasOneLabelledAnswer() {
    Client ann = tagged("ann");

    assertThat(ann.says("@label=a PING x")).singleElement().asString().startsWith("@label=a :");
    assertThat(ann.says("@label=b PONG x"))
        .containsExactly("@label=b :host-aaaaaaaa.swarmroom ACK");
    List<String> whois = ann.says("@label=c WHOIS ann");
    assertThat(whois.get(0))
        .startsWith("@label=c :")
        .contains("BATCH +")
        .contains("labeled-response");
    assertThat(whois.get(1)).startsWith("@batch=");
    assertThat(whois.get(whois.size() - 1)).contains("BATCH -");

    ann.says("@label=d PRIVMSG #lobby :hi");
    toDisk();
    assertThat(ann.port.take()).singleElement().asString().contains("label=d", "PRIVMSG");
  }

  @Test
  void modesAndKicksAreForOperators() {
    Client host = member("hal", HOST);
    Client bob = stock("bob");

    assertThat(bob.says("MODE #lobby +t", "KICK #lobby hal"))
        .allMatch(l -> l.contains(" 482 bob #lobby "));
    assertThat(host.says("MODE #lobby +t"))
        .singleElement()
        .asString()
        .endsWith(":hal!u@aaaaaaaa.member MODE #lobby +t");
    assertThat(bob.says("TOPIC #lobby :mine")).singleElement().asString().contains(" 482 ");
    assertThat(bob.says("MODE #lobby")).anyMatch(l -> l.endsWith(" 324 bob #lobby +nt"));
    assertThat(bob.says("OPER root wrong")).singleElement().asString().contains(" 464 ");
    assertThat(bob.says("OPER root toor")).anyMatch(l -> l.contains(" 381 "));
    assertThat(bob.says("TOPIC #lobby :mine")).anyMatch(l -> l.endsWith("TOPIC #lobby :mine"));
    assertThat(host.says("KICK #lobby bob :out")).anyMatch(l -> l.endsWith("KICK #lobby bob :out"));
    assertThat(bob.says("PRIVMSG #lobby :hey")).singleElement().asString().contains(" 404 ");
  }

  @Test
  void masksOfWhoTakeNoTime() {
    assertThat(Glob.matches("*a*a*a*a*a*a*a*a*a*a*a*a*b", "a".repeat(30))).isFalse();
    assertThat(Glob.matches("a?c*", "abcdef")).isTrue();
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("ab", "abc")).isFalse();
  }
}
