package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** MODE of the channel and of users: what is changed, told and refused. */
class ModesTest extends RoomFixture {

  private final Client hal = host();

  private Client host() {
    Client host = new Client(Optional.of(HOST));
    host.says("CAP REQ :swarmroom.org/room");
    host.says(
        "ROOM PROVE " + KEY.proof(Vendor.PROOF, HOST, HOST),
        "NICK hal",
        "USER u 0 * :hal",
        "CAP END",
        "JOIN #lobby");
    return host;
  }

  @Test
  void whatOneCommandChangesIsToldAsOneLine() {
    Client bob = stock("bob");
    hal.port.take();

    assertThat(hal.says("MODE #lobby +mo-n+v bob bob"))
        .containsExactly(":hal!u@aaaaaaaa.member MODE #lobby +mo-n+v bob bob");
    assertThat(bob.port.take()).contains(":hal!u@aaaaaaaa.member MODE #lobby +mo-n+v bob bob");
    assertThat(hal.says("MODE #lobby +mo bob")).isEmpty();
    assertThat(hal.says("MODE #LOBBY -o BOB"))
        .containsExactly(":hal!u@aaaaaaaa.member MODE #lobby -o bob");
  }

  @Test
  void theKeyIsShownToWhoIsInside() {
    stock("bob");
    hal.says("MODE #lobby +ilkst 5 word");
    Client out = new Client(Optional.empty());
    out.says("NICK out", "USER u 0 * :out");

    assertThat(hal.says("MODE #lobby"))
        .anyMatch(l -> l.endsWith(" 324 hal #lobby +instkl word 5"))
        .anyMatch(l -> l.contains(" 329 hal #lobby "));
    assertThat(out.says("MODE #lobby")).anyMatch(l -> l.endsWith(" 324 out #lobby +instkl * 5"));
    assertThat(hal.says("MODE #lobby -k wrong"))
        .containsExactly(":hal!u@aaaaaaaa.member MODE #lobby -k word");
    assertThat(hal.says("MODE #lobby -l-k"))
        .containsExactly(":hal!u@aaaaaaaa.member MODE #lobby -l");
  }

  @Test
  void parametersThatAreMissingOrWrongAre696() {
    stock("bob");
    for (String wrong :
        List.of("+k", "+l", "+o", "+l 0", "+l -1", "+l x", "+l 99999999", "+b $x:y", "+v")) {
      assertThat(hal.says("MODE #lobby " + wrong))
          .as(wrong)
          .singleElement()
          .asString()
          .contains(" 696 hal #lobby " + wrong.charAt(1) + " ");
    }
    assertThat(hal.says("MODE #lobby +k " + "k".repeat(24), "MODE #lobby +k a,b"))
        .allMatch(l -> l.contains(" 696 hal #lobby k "));
    assertThat(hal.says("MODE #lobby +b " + "x".repeat(121)))
        .singleElement()
        .asString()
        .contains(" 696 ");
    assertThat(hal.says("MODE #lobby +yyz")).hasSize(2).allMatch(l -> l.contains(" 472 hal "));
    assertThat(hal.says("MODE")).singleElement().asString().contains(" 461 hal MODE ");
    assertThat(hal.says("MODE #lobby +o nobody")).singleElement().asString().contains(" 401 ");
    assertThat(hal.says("MODE #other +t")).singleElement().asString().contains(" 403 hal #other ");
    Client out = new Client(Optional.empty());
    out.says("NICK out", "USER u 0 * :out");
    assertThat(hal.says("MODE #lobby +o out")).singleElement().asString().contains(" 441 ");
  }

  @Test
  void listsAreToldWithWhoAndWhen() {
    Client bob = stock("bob");
    assertThat(hal.says("MODE #lobby +bb eve *!*@bad"))
        .containsExactly(":hal!u@aaaaaaaa.member MODE #lobby +bb eve!*@* *!*@bad");
    assertThat(hal.says("MODE #lobby +b EVE!*@*")).isEmpty();
    hal.says("MODE #lobby +eI a!b c@d");
    String at = Long.toString(NOON.millis() / 1000);

    assertThat(bob.says("MODE #lobby b"))
        .containsExactly(
            ":host-aaaaaaaa.swarmroom 367 bob #lobby eve!*@* hal!u@aaaaaaaa.member " + at,
            ":host-aaaaaaaa.swarmroom 367 bob #lobby *!*@bad hal!u@aaaaaaaa.member " + at,
            ":host-aaaaaaaa.swarmroom 368 bob #lobby :End of channel ban list");
    assertThat(bob.says("MODE #lobby eII"))
        .extracting(l -> l.split(" ")[1])
        .containsExactly("348", "349", "346", "347");
    assertThat(bob.says("MODE #lobby I")).anyMatch(l -> l.contains(" 346 bob #lobby *!c@d "));
    assertThat(hal.says("MODE #lobby -b eVe"))
        .containsExactly(":hal!u@aaaaaaaa.member MODE #lobby -b eve!*@*");
  }

  @Test
  void aListHasAnEnd() {
    IntStream.range(0, 100).forEach(i -> hal.says("MODE #lobby +b n" + i));

    assertThat(hal.says("MODE #lobby +b more"))
        .singleElement()
        .asString()
        .contains(" 478 hal #lobby b more!*@* ");
    assertThat(hal.says("MODE #lobby +b n7")).isEmpty();
    assertThat(hal.says("MODE #lobby -b n7")).hasSize(1);
    assertThat(hal.says("MODE #lobby +b more")).hasSize(1);
  }

  @Test
  void fourParametersACommandAreServed() {
    assertThat(hal.says("MODE #lobby +bbbbb a b c d e"))
        .singleElement()
        .asString()
        .endsWith("+bbbb a!*@* b!*@* c!*@* d!*@*");
  }

  @Test
  void halfOperatorsModerateButMakeNoOperators() {
    Client bob = stock("bob");
    Client cem = stock("cem");
    Client dan = stock("dan");
    hal.says("MODE #lobby +hh bob dan");

    assertThat(bob.says("MODE #lobby +mv cem")).singleElement().asString().contains("+mv cem");
    assertThat(bob.says("MODE #lobby +oh cem cem"))
        .singleElement()
        .asString()
        .contains(" 482 bob #lobby ");
    assertThat(bob.says("KICK #lobby dan")).singleElement().asString().contains(" 482 ");
    assertThat(bob.says("KICK #lobby hal")).singleElement().asString().contains(" 482 ");
    assertThat(bob.says("NAMES #lobby")).anyMatch(l -> l.endsWith(":@hal %bob +cem %dan"));
    assertThat(bob.says("KICK #lobby cem")).anyMatch(l -> l.contains(" KICK #lobby cem :bob"));
    assertThat(dan.says("MODE #lobby -h dan")).anyMatch(l -> l.endsWith("MODE #lobby -h dan"));
    assertThat(cem.says("MODE #lobby -t")).singleElement().asString().contains(" 482 cem ");
  }

  @Test
  void theHostStaysOperator() {
    Client bob = stock("bob");
    hal.says("MODE #lobby +o bob");

    assertThat(bob.says("MODE #lobby -o hal", "KICK #lobby hal"))
        .hasSize(2)
        .allMatch(l -> l.contains(" 482 bob #lobby "));
  }

  @Test
  void modesOfUsersAreTheirOwn() {
    Client bob = stock("bob");

    assertThat(bob.says("MODE bob")).containsExactly(":host-aaaaaaaa.swarmroom 221 bob +");
    assertThat(bob.says("MODE BOB +iBo")).containsExactly(":bob!u@tls.guest MODE bob +Bi");
    assertThat(bob.says("MODE bob +i")).isEmpty();
    assertThat(bob.says("MODE bob")).containsExactly(":host-aaaaaaaa.swarmroom 221 bob +Bi");
    assertThat(bob.says("MODE bob -i+yz"))
        .containsExactly(
            ":bob!u@tls.guest MODE bob -i", ":host-aaaaaaaa.swarmroom 501 bob :Unknown MODE flag");
    assertThat(bob.says("MODE hal", "MODE hal +i")).allMatch(l -> l.contains(" 502 bob "));
    assertThat(bob.says("MODE nobody")).singleElement().asString().contains(" 401 bob nobody ");
  }

  @Test
  void whatTheServerCanIsAnnounced() {
    Client bob = new Client(Optional.empty());
    List<String> welcome = bob.says("NICK bob", "USER u 0 * :bob");

    assertThat(welcome)
        .anyMatch(l -> l.contains(" 004 bob ") && l.endsWith(" Bio Ibehiklmnostv Ibehklov"));
    String features =
        String.join(" ", welcome.stream().filter(l -> l.contains(" 005 ")).toList()) + " ";
    assertThat(features)
        .contains(
            " PREFIX=(ohv)@%+ ",
            " CHANMODES=beI,k,l,imnst ",
            " MAXLIST=beI:100 ",
            " EXCEPTS=e ",
            " INVEX=I ",
            " EXTBAN=$,a ",
            " ACCOUNTEXTBAN=a ",
            " KNOCK ",
            " BOT=B ",
            " TARGMAX=JOIN:4,KICK:4,KILL:1,");
  }
}
