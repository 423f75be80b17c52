package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonitorTest extends RoomFixture {

  private static final String SERVER = ":host-aaaaaaaa.swarmroom ";

  private final Client bob = stock("bob");

  private Client outside(String nick) {
    Client client = new Client(Optional.empty());
    client.says("NICK " + nick, "USER u 0 * :" + nick);
    return client;
  }

  @Test
  void whoComesGoesAndIsRenamedIsTold() {
    assertThat(bob.says("MONITOR + Ann,BOB,cem"))
        .containsExactly(SERVER + "730 bob bob!u@tls.guest", SERVER + "731 bob Ann,cem");
    Client ann = outside("aNN");
    assertThat(bob.port.take()).containsExactly(SERVER + "730 bob aNN!u@tls.guest");
    ann.says("JOIN #lobby");
    bob.port.take();
    ann.says("NICK ann");
    assertThat(bob.port.take()).singleElement().asString().contains(" NICK ");
    ann.says("PART #lobby", "NICK cem");
    assertThat(bob.port.take())
        .contains(SERVER + "731 bob ann", SERVER + "730 bob cem!u@tls.guest");
    ann.says("QUIT");
    assertThat(bob.port.take()).containsExactly(SERVER + "731 bob cem");
  }

  @Test
  void theListIsToldAndEmptied() {
    outside("ann");
    bob.says("MONITOR + ann", "MONITOR + ANN,dan,1x,,all!");

    assertThat(bob.says("MONITOR L"))
        .containsExactly(SERVER + "732 bob ann,dan", SERVER + "733 bob :End of MONITOR list");
    assertThat(bob.says("MONITOR S"))
        .containsExactly(SERVER + "730 bob ann!u@tls.guest", SERVER + "731 bob dan");
    assertThat(bob.says("MONITOR - DAN,nobody")).isEmpty();
    assertThat(bob.says("monitor l")).anyMatch(l -> l.endsWith(" 732 bob ann"));
    assertThat(bob.says("MONITOR C")).isEmpty();
    assertThat(bob.says("MONITOR L", "MONITOR S")).hasSize(1);
    outside("dan");
    assertThat(bob.port.take()).isEmpty();
  }

  @Test
  void aHundredAreWatchedAndTheRestIsNamed() {
    for (int i = 0; i < 100; i += 20) {
      bob.says(
          "MONITOR + "
              + IntStream.range(i, i + 20).mapToObj(n -> "n" + n).collect(Collectors.joining(",")));
    }
    assertThat(bob.says("MONITOR + n1,more,less"))
        .containsExactly(SERVER + "734 bob 100 more,less :Monitor list is full.");
    assertThat(bob.says("MONITOR - n1", "MONITOR + more")).hasSize(1);
    List<String> told = bob.says("MONITOR L");
    assertThat(told).hasSizeBetween(2, 4).allMatch(l -> l.length() <= 510);
    assertThat(String.join(",", told)).contains("n0,", "n2,", "n99,more");
  }

  @Test
  void aCommandThatIsNoneIs461() {
    assertThat(bob.says("MONITOR", "MONITOR +", "MONITOR -", "MONITOR X a"))
        .hasSize(4)
        .allMatch(l -> l.contains(" 461 bob MONITOR "));
  }

  @Test
  void whoIsGoneWatchesNoMore() {
    Client eve = outside("eve");
    eve.says("MONITOR + ann", "QUIT");
    eve.port.take();
    outside("ann");
    assertThat(eve.port.take()).isEmpty();
  }
}
