package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.testing.MemoryLog;

/** Who is let in, and who is told what of whom. */
class RoomMembersTest extends RoomFixture {

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
  void aStockClientMayProveItsCertificateBySasl() {
    Client sam = new Client(Optional.of(ANN));
    assertThat(sam.says("CAP REQ sasl", "AUTHENTICATE PLAIN"))
        .anyMatch(l -> l.contains(" 908 * EXTERNAL "));
    assertThat(sam.says("AUTHENTICATE EXTERNAL")).containsExactly("AUTHENTICATE +");
    assertThat(sam.says("AUTHENTICATE +"))
        .anyMatch(l -> l.contains(" 900 * ") && l.contains(" bbbbbbbbbbbbbbbb "))
        .anyMatch(l -> l.contains(" 903 "));
    sam.says("NICK sam", "USER u 0 * :sam", "CAP END", "JOIN #lobby");
    assertThat(sam.session.person.member).isFalse();
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
  void aPasswordIsForWhoCantProveTheKey() {
    RoomSettings settings =
        new RoomSettings("lobby", "#lobby", KEY, HOST, Optional.of("pw"), Map.of(), 200);
    room =
        new Room(
            settings,
            epochs(),
            NOON,
            List.of(),
            new Archive(new MemoryLog(), Runnable::run),
            t -> {},
            Outside.NONE,
            List.of());

    Client wrong = new Client(Optional.empty());
    assertThat(wrong.says("PASS no", "NICK w", "USER u 0 * :w")).anyMatch(l -> l.contains(" 464 "));
    assertThat(wrong.port.ended).isTrue();
    Client right = new Client(Optional.empty());
    assertThat(right.says("PASS pw", "NICK r", "USER u 0 * :r"))
        .anyMatch(l -> l.contains(" 001 r "));
    assertThat(member("ann", ANN).says("PING x")).hasSize(1);
  }
}
