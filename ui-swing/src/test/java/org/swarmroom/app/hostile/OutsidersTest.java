package org.swarmroom.app.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;
import static org.swarmroom.app.assembly.RunningNode.refusal;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.assembly.RunningNode;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.sharing.transport.SslHandlers;

/** Guests with stock programs and nodes without the room's key learn and do what they may. */
@Timeout(60)
class OutsidersTest {

  @TempDir static Path folder;

  private static House house;
  private static String annsFingerprint;
  private static String bobsFingerprint;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(folder);
    annsFingerprint = get(house.ann.control().status()).fingerprint();
    bobsFingerprint = get(house.bob.control().status()).fingerprint();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aGuestLearnsNobodysAddressNorFingerprint() throws Exception {
    try (var eve = guest("eve")) {
      get(house.bob.control().say("hello, eve"));
      eve.hears("hello, eve");
      eve.lines(
          "WHO #attic", "WHO *", "NAMES #attic", "WHOIS ann", "WHOIS bob", "USERHOST ann bob");
      eve.lines(
          "CHATHISTORY LATEST #attic * 50", "ROOM PROVE x y", "ROOM MEMBER eve x h 1.2.3.4:5");
      eve.lines("MODE #attic +o eve", "KICK #attic bob", "TOPIC #attic", "LIST", "PING the-end");
      eve.hears("the-end");

      assertThat(eve.heard())
          .contains("bob")
          .doesNotContain("127.0.0.1")
          .doesNotContain(annsFingerprint)
          .doesNotContain(bobsFingerprint)
          .doesNotContain("MODE #attic +o eve")
          .doesNotContain("KICK #attic bob");
    }
    house.stillStands();
  }

  @Test
  void aGuestSpeaksAsNobodyElse() throws Exception {
    try (var mallory = guest("mallory")) {
      mallory.lines("NICK ann");
      assertThat(mallory.hears(" 433 ")).contains("already in use");
      String forged = annsFingerprint.substring(0, 8) + ".abc.7";
      mallory.lines(
          "@+swarmroom.org/id="
              + forged
              + ";msgid="
              + forged
              + ";swarmroom.org/st=99.aaaaaaaa.1;account="
              + annsFingerprint
              + ";time=2001-01-01T00:00:00.000Z :ann!x@y PRIVMSG #attic :it is me, ann");

      ChatLine line =
          house
              .bob
              .hears(NodeEvent.Line.class, event -> event.line().text().equals("it is me, ann"))
              .line();

      assertThat(line.from()).isEqualTo("mallory");
      assertThat(line.id()).isNotEqualTo(forged);
      assertThat(line.at()).isGreaterThan(1_700_000_000_000L);
    }
    house.stillStands();
  }

  @Test
  void aNodeWithoutTheKeyIsRefusedWithASentenceAndFindsNothing() throws Exception {
    String key = house.room.link().replaceFirst(".*key=", "");
    String wrong = house.room.link().replace(key, "0".repeat(key.length()));
    RunningNode eve = RunningNode.start(folder.resolve("eve"), "eve");
    try {
      assertThat(refusal(eve.control().joinRoom(wrong)))
          .isEqualTo(
              "The host did not let you in: You are not a member of this room: the room key is"
                  + " another one. Ask it for a new link.");

      assertThat(get(eve.control().addPeer("127.0.0.1:" + house.port)).state())
          .isNotEqualTo("online");
      assertThat(get(eve.control().search("film", 10)).rows()).isEmpty();
      assertThat(refusal(eve.control().download(house.secretId, Optional.empty())))
          .startsWith("Nobody here is known to share");
    } finally {
      eve.close();
    }
    house.stillStands();
  }

  @Test
  void aGuestWithoutEndOfQuestionsKeepsNobodyFromSpeaking() throws Exception {
    try (var eve = guest("nosy")) {
      for (int i = 0; i < 50; i++) {
        eve.lines("PRIVMSG #attic :@all who has film " + "x".repeat(i % 7) + "?");
      }
      house.stillStands();
    }
    house.stillStands();
  }

  private static Stranger guest(String nick) throws Exception {
    Stranger guest = Stranger.insideTls(house.port, SslHandlers.ALPN_IRC);
    guest.lines(
        "CAP REQ :message-tags account-tag extended-join server-time batch swarmroom.org/room",
        "NICK " + nick,
        "USER " + nick + " 0 * :" + nick,
        "CAP END");
    guest.hears(" 001 ");
    guest.bytes("JOIN #attic\r\n".getBytes(UTF_8));
    guest.hears(" 366 ");
    return guest;
  }
}
