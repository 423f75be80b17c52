package org.swarmroom.chat.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.testing.RawClient;
import org.swarmroom.chat.testing.TestClient;

@Timeout(120)
class LinkedRoomsTest {

  private static final int EACH = 2_000;

  @Test
  void fiveServersInALineKeepTenThousandLinesOnceAndInOneOrderThoughTheLinksAreCut() {
    try (LinkedRooms rooms = new LinkedRooms(5)) {
      for (int i = 0; i < 4; i++) {
        rooms.link(i, i + 1);
      }
      talkThroughACut(rooms);
    }
  }

  @Test
  void aRingIsRefusedWithASentenceAndTheRestOfItIsALine() {
    try (LinkedRooms rooms = new LinkedRooms(5)) {
      for (int i = 0; i < 4; i++) {
        rooms.link(i, i + 1);
      }
      LinkedRooms.await(() -> rooms.servers(4).size() == 4);
      assertThatThrownBy(() -> rooms.dial(4, 0).join())
          .hasMessageContaining("in this tree of servers already");
      assertThat(rooms.servers(0)).hasSize(4);
      talkThroughACut(rooms);
    }
  }

  private static void talkThroughACut(LinkedRooms rooms) {
    List<RawClient> people = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      people.add(rooms.at(i).raw().join("nick" + i));
    }
    for (int n = 0; n < EACH; n++) {
      for (int i = 0; i < 5; i++) {
        people.get(i).send("PRIVMSG #lobby :" + i + " says " + n);
      }
      if (n == EACH / 2) {
        rooms.cutAll();
      }
    }

    rooms.awaitEqual(5 * EACH);
    Set<String> texts = new HashSet<>();
    rooms.ordered(0).forEach(line -> texts.add(line.text()));
    assertThat(texts).hasSize(5 * EACH);
    assertThat(rooms.ordered(0).stream().filter(line -> line.from().equals("nick3")))
        .extracting(Line::text)
        .startsWith("3 says 0", "3 says 1", "3 says 2")
        .endsWith("3 says " + (EACH - 1));
    people.forEach(RawClient::close);
  }

  @Test
  void peopleTalkAcrossTwoHopsByNickTopicModeAndInPrivate() {
    try (LinkedRooms rooms = new LinkedRooms(3)) {
      TestClient ann = rooms.at(0).join("ann");
      ann.awaitConnected();
      RawClient bob = rooms.at(2).raw().join("bob");
      rooms.link(0, 1);
      rooms.link(1, 2);

      bob.expectText(":ann!");
      ann.say("hello over two hops");
      assertThat(bob.expectText("hello over two hops")).contains(":ann!").contains(".member");
      bob.send("PRIVMSG #lobby :hello back");
      Line back = ann.awaitLine("hello back");
      assertThat(back.from()).isEqualTo("bob");
      assertThat(Stamp.parse(back.stamp()).orElseThrow().host())
          .isEqualTo(rooms.at(2).hostFingerprint.substring(0, 8));
      bob.send("PRIVMSG ann :psst");
      assertThat(ann.awaitLine("psst").to()).isEqualTo("ann");
      TestClient.get(ann.client.setNick("anna"));
      bob.expectText("NICK anna");
      bob.send("AWAY :tea", "TOPIC #lobby :two hops", "PART #lobby :bye");
      rooms.awaitEqual(2);
    }
  }

  @Test
  void theNewerOfTwoWithOneNickIsRenamedOnBothSides() {
    try (LinkedRooms rooms = new LinkedRooms(2)) {
      RawClient older = rooms.at(0).raw().join("ann");
      RawClient newer = rooms.at(1).raw().join("ann");
      rooms.link(0, 1);

      String other = newer.expectText("NICK ann_").replaceAll(".* ", "");
      assertThat(older.expectText("JOIN")).startsWith(":" + other + "!");
      newer.expectText(":ann!");
      newer.send("PRIVMSG ann :which of us");
      assertThat(older.expectText("which of us")).startsWith(":" + other + "!");
    }
  }

  @Test
  void aCutIsOneNetsplitAndItsHealingOneNetjoin() {
    try (LinkedRooms rooms = new LinkedRooms(3)) {
      RawClient ann = rooms.at(0).raw();
      ann.send("CAP REQ :batch", "NICK ann", "USER a 0 * :a", "CAP END", "JOIN #lobby");
      ann.expect("366");
      RawClient bob = rooms.at(1).raw().join("bob");
      RawClient cem = rooms.at(2).raw().join("cem");
      rooms.link(1, 2);
      rooms.link(0, 1);
      String names = rooms.name(0) + " " + rooms.name(1);
      assertThat(batch(ann, "netjoin " + names)).containsExactlyInAnyOrder("JOIN", "JOIN");

      rooms.cut(0);
      assertThat(batch(ann, "netsplit " + names)).containsExactlyInAnyOrder("QUIT", "QUIT");
      assertThat(batch(ann, "netjoin " + names)).containsExactlyInAnyOrder("JOIN", "JOIN");
      bob.close();
      cem.close();
    }
  }

  /** Commands between the beginning of the next batch, which is this one, and its end. */
  private static List<String> batch(RawClient client, String named) {
    assertThat(client.expectText("BATCH +")).contains(named);
    return client.until("BATCH").stream()
        .map(line -> line.replaceAll("^(@\\S+ )?:\\S+ ", "").split(" ")[0])
        .filter(command -> !command.equals("MODE"))
        .toList();
  }

  @Test
  void whoProvedTheKeyAndThenTalksNonsenseLosesItsLinkOnly() {
    try (LinkedRooms rooms = new LinkedRooms(1)) {
      RawClient ann = rooms.at(0).raw().join("ann");
      String peer = "cd".repeat(32);
      for (String nonsense :
          List.of(
              ":host-cdcdcdcd.swarmroom PERSON x 1 - * * bob b h * :bob",
              ":host-cdcdcdcd.swarmroom PERSON cdcdcdcd.1.1 1 - * * b@d b h * :bob",
              ":nobody PERSON cdcdcdcd.1.1 1 - * * bob b h * :bob",
              ":host-cdcdcdcd.swarmroom SERVER " + rooms.name(0) + " * 1 :loop",
              "CHAN x y z :topic",
              "x".repeat(40_000))) {
        RawClient link = new RawClient(rooms.at(0).port());
        link.bytes(("\u0001" + peer).getBytes(StandardCharsets.US_ASCII));
        String proof = rooms.at(0).key.proof("swarmroom link", rooms.at(0).hostFingerprint, peer);
        link.send("ROOM LINK 1 host-cdcdcdcd.swarmroom " + proof + " 1 #lobby :liar");
        link.expect("END");
        link.send(nonsense);
        link.expect("ERROR");
        assertThat(link.closed()).isTrue();
      }
      ann.send("PRIVMSG ann :still here");
      ann.expectText("still here");
    }
  }

  @Test
  void aHostOfAnotherRoomAndNonsenseEndTheLinkOnly() {
    try (LinkedRooms rooms = new LinkedRooms(1)) {
      RawClient ann = rooms.at(0).raw().join("ann");
      String liar = "ab".repeat(32);
      RawClient link = new RawClient(rooms.at(0).port());
      link.bytes(("\u0001" + liar).getBytes(StandardCharsets.US_ASCII));
      link.send("ROOM LINK 1 host-abababab.swarmroom " + "00".repeat(32) + " 1 #lobby :no key");
      assertThat(link.expect("ERROR")).contains("room key is not ours");
      assertThat(link.closed()).isTrue();
      ann.send("PRIVMSG ann :still here");
      ann.expectText("still here");
    }
  }
}
