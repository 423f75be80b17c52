package org.swarmroom.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.client.RoomEvent;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.testing.RawClient;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

/** A stock client's whole visit, line by line, as RFC 2812 has it. */
class WalkThroughTest {

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
  void aStockClientsVisit() {
    TestClient ann = room.join("ann").awaitConnected();
    String server = ":host-" + room.hostFingerprint.substring(0, 8) + ".swarmroom ";
    try (RawClient bob = room.raw()) {
      bob.send("NICK bob", "USER bob 0 * :Bob the client");
      assertThat(bob.expect("001"))
          .isEqualTo(server + "001 bob :Welcome to the room #lobby, bob!bob@plain.guest");
      assertThat(bob.expect("005")).contains("CASEMAPPING=rfc1459", "CHANTYPES=#");
      assertThat(bob.expect("005")).contains("PREFIX=(ohv)@%+");
      bob.expect("376");

      bob.send("JOIN #elsewhere");
      assertThat(bob.expect("403"))
          .contains("#elsewhere :No such channel; this server has the one room #lobby");
      bob.send("JOIN #LOBBY");
      assertThat(bob.expect("JOIN")).isEqualTo(":bob!bob@plain.guest JOIN #lobby");
      assertThat(bob.expect("332")).isEqualTo(server + "332 bob #lobby :all sorts");
      assertThat(bob.expect("353")).isEqualTo(server + "353 bob = #lobby :ann bob");
      bob.expect("366");
      ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("bob"));

      bob.send("NAMES #lobby");
      assertThat(bob.expect("353")).endsWith(":ann bob");
      bob.send("WHO #lobby");
      assertThat(bob.until("315"))
          .anyMatch(
              l -> l.matches(".* 352 bob #lobby swarmroom [0-9a-f]{8}\\.member .* ann H :0 ann"))
          .anyMatch(l -> l.endsWith(" bob H :0 Bob the client"));
      bob.send("WHOIS ann");
      assertThat(bob.until("318"))
          .anyMatch(l -> l.contains(" 311 bob ann "))
          .anyMatch(l -> l.contains(" 330 "));

      bob.send("TOPIC #lobby :new topic");
      assertThat(bob.expect("TOPIC")).isEqualTo(":bob!bob@plain.guest TOPIC #lobby :new topic");
      ann.await(RoomEvent.TopicChanged.class, e -> e.topic().equals("new topic"));

      bob.send("PRIVMSG #lobby :hello room");
      assertThat(ann.awaitLine("hello room").from()).isEqualTo("bob");
      ann.say("hello bob");
      assertThat(bob.expect("PRIVMSG")).endsWith(" PRIVMSG #lobby :hello bob");
      bob.send("PRIVMSG ann :psst");
      assertThat(ann.awaitLine("psst").to()).isEqualTo("ann");
      TestClient.get(ann.client.message("bob", "yes?"));
      assertThat(bob.expect("PRIVMSG")).endsWith(" PRIVMSG bob :yes?");
      bob.send("NOTICE #lobby :fyi");
      assertThat(ann.awaitLine("fyi").kind()).isEqualTo(LineKind.NOTICE);
      bob.send("PRIVMSG nobody :hm");
      assertThat(bob.expect("401")).contains("401 bob nobody :");

      bob.send("NICK robert");
      assertThat(bob.expect("NICK"))
          .isEqualTo(":bob!bob@plain.guest NICK :robert".replace(":robert", "robert"));
      ann.await(RoomEvent.NickChanged.class, e -> e.member().nick().equals("robert"));
      bob.send(
          "AWAY :tea",
          "USERHOST robert ann",
          "ISON ann nobody",
          "LUSERS",
          "MOTD",
          "VERSION",
          "LIST",
          "MODE #lobby",
          "MODE #lobby b",
          "MODE robert +i",
          "TIME",
          "INFO",
          "AWAY");
      assertThat(bob.expect("302")).contains("robert=-bob@plain.guest");
      assertThat(bob.expect("303")).endsWith(" 303 robert ann");
      for (String numeric :
          new String[] {"251", "376", "351", "322", "324", "368", "MODE", "391", "374", "305"}) {
        bob.expect(numeric);
      }
      bob.send("FROBNICATE x", "JOIN", "PRIVMSG", "PRIVMSG #lobby", "PING tok");
      bob.expect("421");
      bob.expect("461");
      bob.expect("411");
      bob.expect("412");
      assertThat(bob.expect("PONG"))
          .endsWith("PONG host-" + room.hostFingerprint.substring(0, 8) + ".swarmroom :tok");

      bob.send("PART #lobby :for now");
      assertThat(bob.expect("PART")).endsWith(" PART #lobby :for now");
      ann.await(RoomEvent.MemberLeft.class, e -> e.reason().equals("for now"));
      bob.send("JOIN #lobby");
      bob.expect("366");
      bob.send("QUIT :bye");
      assertThat(bob.expect("ERROR")).contains("Quit: bye");
      assertThat(bob.closed()).isTrue();
      ann.await(RoomEvent.MemberLeft.class, e -> e.reason().equals("Quit: bye"));
    }
  }

  @Test
  void commandsBeforeRegistrationAreAnswered() {
    try (RawClient raw = room.raw()) {
      raw.send("PRIVMSG #lobby :early");
      raw.expect("451");
      raw.send("NICK 1bad");
      raw.expect("432");
      raw.send("NICK", "NICK good", "USER x");
      raw.expect("431");
      raw.expect("461");
      raw.send("USER u 0 * :u");
      raw.expect("376");
      raw.send("USER u 0 * :again", "PASS x");
      raw.expect("462");
      raw.expect("462");
    }
  }
}
