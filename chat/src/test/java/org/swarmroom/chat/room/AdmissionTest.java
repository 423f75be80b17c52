package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.log.Line;

/** Who comes in, speaks and takes another nick. */
class AdmissionTest extends RoomFixture {

  private static final String EVE = "ee".repeat(32);

  private final Client hal = member("hal", HOST);

  private Client outside(String nick, Optional<String> fingerprint) {
    Client client = new Client(fingerprint);
    if (fingerprint.isPresent()) {
      client.says("CAP REQ :sasl", "AUTHENTICATE EXTERNAL", "AUTHENTICATE +");
    }
    client.says("NICK " + nick, "USER u 0 * :" + nick, "CAP END");
    return client;
  }

  private static String numeric(List<String> told) {
    return told.get(0).split(" ")[1];
  }

  @Test
  void eachModeThatClosesHasItsNumeric() {
    Client bob = outside("bob", Optional.empty());

    hal.says("MODE #lobby +i");
    assertThat(bob.says("JOIN #lobby")).singleElement().asString().contains(" 473 bob #lobby ");
    hal.says("MODE #lobby -i+k word");
    assertThat(numeric(bob.says("JOIN #lobby"))).isEqualTo("475");
    assertThat(numeric(bob.says("JOIN #lobby Word"))).isEqualTo("475");
    hal.says("MODE #lobby -k+l * 1");
    assertThat(numeric(bob.says("JOIN #lobby word"))).isEqualTo("471");
    hal.says("MODE #lobby -l+b bob");
    assertThat(numeric(bob.says("JOIN #lobby"))).isEqualTo("474");
    hal.says("MODE #lobby -b+k bob word");
    assertThat(bob.says("JOIN #other,#lobby x,word"))
        .anyMatch(l -> l.contains(" 403 bob #other "))
        .anyMatch(l -> l.contains(" JOIN #lobby"));
  }

  @Test
  void aBanByAccountHoldsWhateverTheNick() {
    hal.says("MODE #lobby +b $a:" + EVE);
    assertThat(numeric(outside("eve", Optional.of(EVE)).says("JOIN #lobby"))).isEqualTo("474");
    assertThat(numeric(outside("bob", Optional.of(EVE)).says("JOIN #lobby"))).isEqualTo("474");
    hal.says("MODE #lobby -b+b $a:" + EVE + " $a:" + EVE.substring(0, 16).toUpperCase());
    assertThat(numeric(outside("joe", Optional.of(EVE)).says("JOIN #lobby"))).isEqualTo("474");
    assertThat(outside("cem", Optional.of(ANN)).says("JOIN #lobby"))
        .anyMatch(l -> l.contains(" JOIN #lobby"));
    hal.says("MODE #lobby +b $~a");
    assertThat(numeric(outside("dan", Optional.empty()).says("JOIN #lobby"))).isEqualTo("474");
    hal.says("MODE #lobby +e $a:" + EVE);
    assertThat(outside("eva", Optional.of(EVE)).says("JOIN #lobby"))
        .anyMatch(l -> l.contains(" JOIN #lobby"));
  }

  @Test
  void whoIsBannedInsideIsSilentAndKeepsItsNick() {
    Client bob = stock("bob");
    hal.says("MODE #lobby +b bob");

    assertThat(bob.says("PRIVMSG #lobby :hey")).singleElement().asString().contains(" 404 bob ");
    assertThat(bob.says("PRIVMSG #lobby :\u0001ACTION waves\u0001"))
        .singleElement()
        .asString()
        .contains(" 404 bob ");
    assertThat(bob.says("NOTICE #lobby :hey")).isEmpty();
    assertThat(bob.says("NICK rob")).singleElement().asString().contains(" 435 bob rob #lobby ");
    hal.says("MODE #lobby +v bob");
    assertThat(bob.says("NICK rob")).singleElement().asString().endsWith(" NICK rob");
    bob.says("PRIVMSG #lobby :now");
    assertThat(room.nextBatch()).hasSize(1);
  }

  @Test
  void inAModeratedChannelRanksSpeak() {
    Client bob = tagged("bob");
    hal.says("MODE #lobby +m");

    assertThat(bob.says("PRIVMSG #lobby :hey", "@+typing=active TAGMSG #lobby"))
        .hasSize(2)
        .allMatch(l -> l.contains(" 404 bob #lobby "));
    hal.says("MODE #lobby +v bob", "PRIVMSG #lobby :me too");
    bob.says("PRIVMSG #lobby :hey");
    assertThat(room.nextBatch()).extracting(Line::text).containsExactly("me too", "hey");
  }

  @Test
  void fromOutsideOneSpeaksOnlyWithoutModeN() {
    Client bob = outside("bob", Optional.empty());
    assertThat(numeric(bob.says("PRIVMSG #lobby :hey"))).isEqualTo("404");
    hal.says("MODE #lobby -n");
    bob.says("PRIVMSG #lobby :hey");
    toDisk();
    hal.says("MODE #lobby +b bob");
    assertThat(numeric(bob.says("PRIVMSG #lobby :hey"))).isEqualTo("404");
  }

  @Test
  void anInvitationIsRememberedAndOpensWhatIsClosed() {
    Client ann = stock("ann");
    Client bob = outside("bob", Optional.empty());
    hal.says("MODE #lobby +ikl word 1");

    assertThat(ann.says("INVITE bob #lobby")).singleElement().asString().contains(" 482 ann ");
    bob.says("AWAY :tea");
    assertThat(hal.says("INVITE bob #lobby"))
        .anyMatch(l -> l.contains(" 341 hal bob #lobby"))
        .anyMatch(l -> l.contains(" 301 hal bob tea"));
    assertThat(bob.says("INVITE"))
        .anyMatch(l -> l.contains("INVITE bob #lobby") || l.contains(" 336 bob #lobby"))
        .anyMatch(l -> l.contains(" 337 bob "));
    assertThat(bob.says("JOIN #lobby")).anyMatch(l -> l.contains(" JOIN #lobby"));
    assertThat(numeric(bob.says("PART #lobby", "JOIN #lobby"))).isEqualTo("PART");
    assertThat(bob.says("JOIN #lobby")).singleElement().asString().contains(" 473 ");
  }

  @Test
  void invitationsThatGoNowhere() {
    Client bob = outside("bob", Optional.empty());

    assertThat(numeric(bob.says("INVITE hal #lobby"))).isEqualTo("442");
    assertThat(numeric(bob.says("INVITE hal #other"))).isEqualTo("403");
    assertThat(numeric(bob.says("INVITE nobody #lobby"))).isEqualTo("401");
    assertThat(numeric(bob.says("INVITE hal"))).isEqualTo("461");
    Client ann = stock("ann");
    assertThat(ann.says("INVITE hal #lobby")).singleElement().asString().contains(" 443 ann hal ");
  }

  @Test
  void aKnockReachesWhoCanOpen() {
    Client ann = stock("ann");
    Client bob = outside("bob", Optional.empty());
    assertThat(numeric(bob.says("KNOCK #lobby"))).isEqualTo("713");
    hal.says("MODE #lobby +i");
    ann.port.take();

    assertThat(numeric(bob.says("KNOCK #lobby :let me in"))).isEqualTo("711");
    assertThat(hal.port.take())
        .singleElement()
        .asString()
        .endsWith(" 710 hal #lobby bob!u@tls.guest :has asked for an invite: let me in");
    assertThat(ann.port.take()).isEmpty();
    assertThat(numeric(bob.says("KNOCK #lobby"))).isEqualTo("712");
    assertThat(numeric(ann.says("KNOCK #lobby"))).isEqualTo("714");
    assertThat(numeric(bob.says("KNOCK #other"))).isEqualTo("403");
    assertThat(numeric(bob.says("KNOCK"))).isEqualTo("461");
    Client eve = outside("eve", Optional.empty());
    hal.says("MODE #lobby +b eve");
    assertThat(numeric(eve.says("KNOCK #lobby"))).isEqualTo("404");
    hal.says("INVITE bob #lobby");
    assertThat(bob.says("JOIN #lobby")).anyMatch(l -> l.contains(" JOIN #lobby"));
  }

  @Test
  void aRankBelongsToTheAccountAndComesBack() {
    Client ann = member("ann", ANN);
    Client bob = stock("bob");
    hal.says("MODE #lobby +ov ann ann", "MODE #lobby +v bob");
    ann.says("QUIT");
    bob.says("PART #lobby", "JOIN #lobby");
    hal.port.take();

    member("annie", ANN);
    assertThat(hal.port.take())
        .anyMatch(l -> l.endsWith("host-aaaaaaaa.swarmroom MODE #lobby +ov annie annie"));
    assertThat(hal.says("NAMES #lobby"))
        .anyMatch(l -> l.contains("@annie") && l.contains(" bob") && !l.contains("+bob"));
    hal.says("MODE #lobby -o annie", "MODE #lobby +i");
    assertThat(numeric(outside("x", Optional.of(ANN)).says("JOIN #lobby"))).isEqualTo("473");
  }

  @Test
  void whatIsSetSurvivesARestart() {
    Map<String, String> kept = new HashMap<>();
    room.remember(Map.of(), kept::put);
    Client ann = member("ann", ANN);
    hal.says("MODE #lobby +ovk ann ann word", "MODE #lobby +mlbb 9 $a:" + EVE + " x!y@z");
    hal.says("MODE #lobby +eI a b", "MODE #lobby -be x!y@z a");
    assertThat(ann.port.ended).isFalse();
    kept.values().removeIf(String::isEmpty);
    assertThat(kept)
        .containsEntry("modes", "+mn")
        .containsEntry("key", "word")
        .containsEntry("limit", "9")
        .containsEntry("rank " + ANN, "ov")
        .containsEntry("b $a:" + EVE, NOON.millis() + " hal!u@aaaaaaaa.member")
        .containsKey("I b!*@*")
        .hasSize(6);

    room = room();
    kept.put("of another version", "x");
    room.remember(kept, (name, value) -> {});
    Client host = member("hal", HOST);
    assertThat(host.says("MODE #lobby")).anyMatch(l -> l.endsWith("+mnkl word 9"));
    assertThat(numeric(outside("eve", Optional.of(EVE)).says("JOIN #lobby word"))).isEqualTo("474");
    assertThat(outside("bee", Optional.of(ANN)).says("JOIN #lobby"))
        .anyMatch(l -> l.contains("353 bee = #lobby :@hal @bee"));
    assertThat(host.says("MODE #lobby b"))
        .anyMatch(l -> l.endsWith(" hal!u@aaaaaaaa.member " + NOON.millis() / 1000));
  }

  @Test
  void masksAreCompleted() {
    assertThat(Mask.parse("a").orElseThrow().text()).isEqualTo("a!*@*");
    assertThat(Mask.parse("a!b").orElseThrow().text()).isEqualTo("a!b@*");
    assertThat(Mask.parse("b@c").orElseThrow().text()).isEqualTo("*!b@c");
    assertThat(Mask.parse("!@").orElseThrow().text()).isEqualTo("*!*@*");
    assertThat(List.of("", "a b", ":a", "a,b", "$", "$a:", "$b:x", "x".repeat(121)))
        .allMatch(m -> Mask.parse(m).isEmpty());
  }
}
