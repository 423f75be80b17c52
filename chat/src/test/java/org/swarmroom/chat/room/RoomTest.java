package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;

class RoomTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
  private static final RoomKey KEY = RoomKey.of(new byte[16]);
  private static final String HOST = "aa".repeat(32);
  private static final String ANN = "bb".repeat(32);
  private static final String HOST_ID = "aaaaaaaa." + Long.toString(NOON.millis(), 36) + ".";
  private static final String TAGS =
      "CAP REQ :message-tags server-time batch echo-message labeled-response account-tag";

  private final List<Line> history = new ArrayList<>();
  private Room room = room();

  private Room room() {
    RoomSettings settings =
        new RoomSettings(
            "lobby", "#lobby", KEY, HOST, 7, Optional.empty(), Map.of("root", "toor"), 200);
    Archive archive = (id, n, answer) -> answer.accept(List.of());
    return new Room(settings, NOON, List.copyOf(history), archive, topic -> {});
  }

  private final class Client {
    final FakePort port = new FakePort();
    final Session session;

    Client(Optional<String> fingerprint) {
      session = Room.session(port, new Origin("192.0.2.7", fingerprint, true));
      room.connect(session);
    }

    List<String> says(String... lines) {
      port.take();
      for (String line : lines) {
        room.receive(session, Message.parse(line).orElseThrow());
      }
      return port.take();
    }

    /** Without tags, sources and texts. */
    List<String> commands() {
      return port.take().stream().map(l -> Message.parse(l).orElseThrow().command()).toList();
    }
  }

  private Client stock(String nick) {
    Client client = new Client(Optional.empty());
    client.says("NICK " + nick, "USER u 0 * :" + nick, "JOIN #lobby");
    return client;
  }

  private Client tagged(String nick) {
    Client client = new Client(Optional.empty());
    client.says(TAGS, "NICK " + nick, "USER u 0 * :" + nick, "CAP END", "JOIN #lobby");
    return client;
  }

  private Client member(String nick, String fingerprint) {
    Client client = new Client(Optional.of(fingerprint));
    client.says(TAGS + " swarmroom.org/room");
    client.says(
        "ROOM PROVE " + KEY.proof(Vendor.PROOF, HOST, fingerprint) + " 10.0.0.1:6881",
        "NICK " + nick,
        "USER u 0 * :" + nick,
        "CAP END",
        "JOIN #lobby");
    return client;
  }

  private void toDisk() {
    assertThat(room.nextBatch()).isNotEmpty();
    room.stored();
  }

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
    room.stored();

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
    assertThat(ann.port.take()).hasSize(1);

    assertThat(ann.says(line)).singleElement().asString().contains("msgid=bbbbbbbb.n1.1");
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
  void aMembersAddressAndFingerprintReachMembersOnly() {
    Client ann = member("ann", ANN);
    Client host = member("hal", HOST);
    Client bob = tagged("bob");
    List<String> told = ann.says("NAMES").stream().toList();
    assertThat(told).anyMatch(l -> l.contains("@hal"));

    Client cem = member("cem", "cc".repeat(32));
    String news =
        ":host-aaaaaaaa.swarmroom ROOM MEMBER cem "
            + "cc".repeat(32)
            + " - 192.0.2.7:6881,10.0.0.1:6881";
    assertThat(ann.port.take()).contains(news);
    assertThat(host.port.take()).contains(news);
    assertThat(bob.port.take())
        .isNotEmpty()
        .noneMatch(
            l -> l.contains("10.0.0.1") || l.contains("192.0.2.7") || l.contains("c".repeat(17)));
    assertThat(cem.session.isNative()).isTrue();
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
  void aStockClientMayProveItsCertificateBySasl() {
    Client sam = new Client(Optional.of(ANN));
    assertThat(sam.says("CAP REQ sasl", "AUTHENTICATE PLAIN"))
        .anyMatch(l -> l.contains(" 908 * EXTERNAL "));
    assertThat(sam.says("AUTHENTICATE EXTERNAL")).containsExactly("AUTHENTICATE +");
    assertThat(sam.says("AUTHENTICATE +"))
        .anyMatch(l -> l.contains(" 900 * ") && l.contains(" bbbbbbbbbbbbbbbb "))
        .anyMatch(l -> l.contains(" 903 "));
    sam.says("NICK sam", "USER u 0 * :sam", "CAP END", "JOIN #lobby");
    assertThat(sam.session.member).isFalse();
    sam.says("PRIVMSG #lobby :proven");
    assertThat(room.nextBatch()).extracting(Line::account).containsExactly(ANN);

    Client bare = new Client(Optional.empty());
    assertThat(bare.says("CAP REQ sasl", "AUTHENTICATE EXTERNAL", "AUTHENTICATE +"))
        .anyMatch(l -> l.contains(" 904 "));
  }

  @Test
  void awayAndNamesAndInvitesAreToldToWhoAskedForThem() {
    Client ann = new Client(Optional.empty());
    ann.says(
        "CAP REQ :away-notify setname invite-notify extended-join multi-prefix",
        "NICK ann",
        "USER u 0 * :ann",
        "CAP END",
        "JOIN #lobby");
    Client bob = stock("bob");
    assertThat(ann.port.take()).containsExactly(":bob!u@tls.guest JOIN #lobby * bob");
    bob.says("AWAY :tea", "SETNAME :Bobby", "AWAY");
    Client cem = new Client(Optional.empty());
    cem.says("NICK cem", "USER u 0 * :cem");
    bob.says("INVITE cem #lobby");

    assertThat(ann.port.take())
        .containsExactly(
            ":bob!u@tls.guest AWAY tea",
            ":bob!u@tls.guest SETNAME Bobby",
            ":bob!u@tls.guest AWAY",
            ":bob!u@tls.guest INVITE cem #lobby");
    assertThat(cem.port.take()).containsExactly(":bob!u@tls.guest INVITE cem #lobby");
  }

  @Test
  void roundTripsAreToldToMembersTogether() {
    Client ann = member("ann", ANN);
    Client host = member("hal", HOST);
    Client bob = tagged("bob");
    room.roundTrip(ann.session, 12);
    room.roundTrip(bob.session, 34);
    ann.port.take();
    host.port.take();
    bob.port.take();

    room.tick();
    room.tick();

    assertThat(host.port.take())
        .containsExactly(":host-aaaaaaaa.swarmroom ROOM RTT :ann=12 bob=34");
    assertThat(bob.port.take()).isEmpty();
  }

  @Test
  void theWordsThatAddressRequestsAreNoNicks() {
    Client eve = new Client(Optional.empty());

    assertThat(eve.says("NICK All", "NICK host")).allMatch(l -> l.contains(" 432 "));
  }

  @Test
  void aWrongProofEndsTheConnection() {
    Client eve = new Client(Optional.of(ANN));
    eve.says("CAP REQ swarmroom.org/room");

    List<String> told = eve.says("ROOM PROVE " + KEY.proof(Vendor.PROOF, HOST, HOST) + " -");

    assertThat(told).anyMatch(l -> l.contains("FAIL ROOM WRONG_KEY"));
    assertThat(eve.port.ended).isTrue();
  }

  @Test
  void aMemberThatComesBackTakesItsNickFromItsOldConnection() {
    Client old = member("ann", ANN);
    Client bob = stock("bob");
    bob.port.take();

    Client ann = member("ann", ANN);

    assertThat(old.port.ended).isTrue();
    assertThat(bob.commands()).containsExactly("QUIT", "JOIN");
    assertThat(ann.says("PING x")).hasSize(1);
    Client eve = new Client(Optional.empty());
    assertThat(eve.says("NICK ANN")).singleElement().asString().contains(" 433 * ANN ");
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
              "line " + i));
    }
    room = room();

    Client plain = new Client(Optional.empty());
    List<String> toPlain = plain.says("NICK p", "USER u 0 * :p", "JOIN #lobby");
    assertThat(toPlain.stream().filter(l -> l.contains("PRIVMSG")))
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
    assertThat(toBatched.stream().filter(l -> l.contains("PRIVMSG")))
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
              "l" + i));
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
    assertThat(ann.says("CHATHISTORY AROUND #lobby msgid=id4 2"))
        .singleElement()
        .asString()
        .contains("LATEST");
    assertThat(ann.says("CHATHISTORY BEFORE #lobby msgid=id4 x"))
        .singleElement()
        .asString()
        .contains("not a number");
  }

  private static List<String> texts(List<String> lines) {
    return lines.stream()
        .map(l -> Message.parse(l).orElseThrow())
        .filter(m -> m.command().equals("PRIVMSG"))
        .map(Message::last)
        .toList();
  }

  @Test
  void modesAndKicksAreForOperators() {
    Client host = member("hal", HOST);
    Client bob = stock("bob");

    assertThat(bob.says("MODE #lobby +t", "KICK #lobby hal"))
        .allMatch(l -> l.contains(" 482 bob #lobby "));
    assertThat(host.says("MODE #lobby +t"))
        .containsExactly(":hal!u@aaaaaaaa.member MODE #lobby +t");
    assertThat(bob.says("TOPIC #lobby :mine")).singleElement().asString().contains(" 482 ");
    assertThat(bob.says("MODE #lobby")).anyMatch(l -> l.endsWith(" 324 bob #lobby +nt"));
    assertThat(bob.says("OPER root wrong")).singleElement().asString().contains(" 464 ");
    assertThat(bob.says("OPER root toor")).anyMatch(l -> l.contains(" 381 "));
    assertThat(bob.says("TOPIC #lobby :mine")).anyMatch(l -> l.endsWith("TOPIC #lobby :mine"));
    assertThat(host.says("KICK #lobby bob :out")).anyMatch(l -> l.endsWith("KICK #lobby bob :out"));
    assertThat(bob.says("PRIVMSG #lobby :hey")).singleElement().asString().contains(" 404 ");
  }

  @Test
  void aPasswordIsForWhoCantProveTheKey() {
    RoomSettings settings =
        new RoomSettings("lobby", "#lobby", KEY, HOST, 7, Optional.of("pw"), Map.of(), 200);
    room = new Room(settings, NOON, List.of(), (id, n, a) -> a.accept(List.of()), t -> {});

    Client wrong = new Client(Optional.empty());
    assertThat(wrong.says("PASS no", "NICK w", "USER u 0 * :w")).anyMatch(l -> l.contains(" 464 "));
    assertThat(wrong.port.ended).isTrue();
    Client right = new Client(Optional.empty());
    assertThat(right.says("PASS pw", "NICK r", "USER u 0 * :r"))
        .anyMatch(l -> l.contains(" 001 r "));
    assertThat(member("ann", ANN).says("PING x")).hasSize(1);
  }

  @Test
  void masksOfWhoTakeNoTime() {
    assertThat(Glob.matches("*a*a*a*a*a*a*a*a*a*a*a*a*b", "a".repeat(30))).isFalse();
    assertThat(Glob.matches("a?c*", "abcdef")).isTrue();
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("ab", "abc")).isFalse();
  }
}
