package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** KICK, OPER and KILL. */
class OperatorsTest extends RoomFixture {

  private final Client hal = member("hal", HOST);

  @Test
  void aKickHasAReasonAndATargetThatIsThere() {
    Client bob = stock("bob");
    Client cem = stock("cem");
    Client out = new Client(Optional.empty());
    out.says("NICK out", "USER u 0 * :out");

    assertThat(out.says("KICK #lobby bob")).singleElement().asString().contains(" 442 out #lobby");
    assertThat(bob.says("KICK #lobby cem")).singleElement().asString().contains(" 482 bob ");
    assertThat(hal.says("KICK #lobby nobody")).singleElement().asString().contains(" 401 hal ");
    assertThat(hal.says("KICK #lobby out")).singleElement().asString().contains(" 441 hal out ");
    assertThat(hal.says("KICK #other bob")).singleElement().asString().contains(" 403 ");
    assertThat(hal.says("KICK #lobby")).singleElement().asString().contains(" 461 hal KICK ");
    bob.port.take();
    hal.says("KICK #lobby BOB,cem :" + "r".repeat(300));
    assertThat(bob.port.take()).singleElement().asString().endsWith(" bob :" + "r".repeat(200));
    assertThat(cem.port.take()).hasSize(2);
    assertThat(bob.says("PART #lobby")).singleElement().asString().contains(" 442 bob #lobby");
    assertThat(bob.says("JOIN #lobby")).anyMatch(l -> l.contains(" JOIN #lobby"));
    assertThat(hal.says("KICK #lobby a,b,c,d,e"))
        .hasSize(5)
        .first()
        .asString()
        .contains(" 407 hal e ");
  }

  @Test
  void anOperatorKillsAndTheVictimIsTold() {
    Client bob = stock("bob");
    Client cem = stock("cem");
    assertThat(bob.says("KILL cem :spam")).singleElement().asString().contains(" 481 bob ");
    bob.says("OPER root toor");
    cem.port.take();
    hal.port.take();

    assertThat(bob.says("KILL nobody :x")).singleElement().asString().contains(" 401 bob nobody ");
    assertThat(bob.says("KILL cem")).singleElement().asString().contains(" 461 bob KILL ");
    assertThat(bob.says("KILL host-AAAAAAAA.swarmroom :x"))
        .singleElement()
        .asString()
        .contains(" 483 ");
    bob.says("KILL CEM :spam");
    assertThat(cem.port.take())
        .containsExactly(
            ":bob!u@tls.guest KILL cem spam", "ERROR :Closing Link: cem (Killed (bob (spam)))");
    assertThat(cem.port.ended).isTrue();
    assertThat(hal.port.take()).anyMatch(l -> l.endsWith("QUIT :Killed (bob (spam))"));
  }

  @Test
  void theOwnerNeedsNoPassword() {
    assertThat(hal.says("OPER me x"))
        .anyMatch(l -> l.contains(" 381 hal "))
        .anyMatch(l -> l.endsWith(" MODE hal +o"));
    assertThat(hal.says("OPER me x")).singleElement().asString().contains(" 381 ");
    assertThat(hal.says("OPER me")).singleElement().asString().contains(" 461 ");
    assertThat(hal.says("MODE hal -o")).singleElement().asString().endsWith(" MODE hal -o");
    Client bob = stock("bob");
    assertThat(bob.says("OPER root", "OPER x toor", "OPER root Toor"))
        .extracting(l -> l.split(" ")[1])
        .containsExactly("461", "464", "464");
  }
}
