package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.testing.MemoryLog;

/** CAP as IRCv3 version 302 has it. */
class CapabilitiesTest extends RoomFixture {

  private static final String LONG = "x".repeat(300);

  private final RoomState state =
      new RoomState(
          new RoomSettings("lobby", "#lobby", KEY, HOST, Optional.empty(), java.util.Map.of(), 200),
          NOON,
          new Ledger(
              new RoomSettings(
                  "lobby", "#lobby", KEY, HOST, Optional.empty(), java.util.Map.of(), 200),
              epochs,
              NOON,
              List.of()),
          new Archive(new MemoryLog(), Runnable::run),
          topic -> {});
  private final Capabilities capabilities = new Capabilities(state);
  private Optional<String> sasl = Optional.of("PLAIN");

  private Session session(FakePort port) {
    Session session = Room.session(port, new Origin("", Optional.empty(), true));
    state.sessions.add(session);
    capabilities.offer(Cap.SASL, any -> sasl);
    return session;
  }

  private List<Message> says(Session session, String line) {
    FakePort port = (FakePort) session.port;
    port.take();
    capabilities.run(session, Message.parse(line).orElseThrow());
    return port.take().stream().map(l -> Message.parse(l).orElseThrow()).toList();
  }

  private static List<String> names(List<Message> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.last().split(" ")))
        .collect(Collectors.toList());
  }

  @Test
  void aListThatIsTooLongForOneLineComesOnSeveralAllButTheLastStarred() {
    sasl = Optional.of(LONG);
    List<Message> told = says(session(new FakePort()), "CAP LS 302");

    assertThat(told).hasSizeGreaterThan(1);
    assertThat(told.subList(0, told.size() - 1)).allMatch(m -> m.param(2).equals("*"));
    assertThat(told.get(told.size() - 1).params()).hasSize(3);
    assertThat(told).allMatch(m -> Texts.bytes(m.toString()) <= 510);
    assertThat(names(told)).contains("sasl=" + LONG).hasSize(Cap.values().length);
  }

  @Test
  void whoDoesNotNameAVersionIsToldNamesOnOneLine() {
    sasl = Optional.of(LONG);
    for (String line : List.of("CAP LS", "CAP LS 301", "CAP LS :x 302")) {
      List<Message> told = says(session(new FakePort()), line);

      assertThat(told).hasSize(1);
      assertThat(names(told)).contains("sasl").hasSize(Cap.values().length);
    }
  }

  @Test
  void theHighestVersionCountsButEachListIsAnsweredAsAsked() {
    FakePort port = new FakePort();
    Session session = session(port);
    says(session, "CAP LS 302");

    assertThat(names(says(session, "CAP LS"))).contains("sasl").doesNotContain("sasl=PLAIN");
    assertThat(session.capVersion).isEqualTo(302);
    capabilities.change(() -> sasl = Optional.of("EXTERNAL"));
    assertThat(port.take()).containsExactly(":host-aaaaaaaa.swarmroom CAP * NEW sasl=EXTERNAL");
  }

  @Test
  void capNotifyStaysForWhoNamedVersion302AndMayBeGivenUpByOthers() {
    Session modern = session(new FakePort());
    assertThat(names(says(modern, "CAP LS 302"))).contains("cap-notify");
    assertThat(says(modern, "CAP REQ -cap-notify")).extracting(m -> m.param(1)).containsOnly("ACK");
    assertThat(modern.has(Cap.CAP_NOTIFY)).isTrue();

    Session old = session(new FakePort());
    says(old, "CAP REQ cap-notify");
    assertThat(old.has(Cap.CAP_NOTIFY)).isTrue();
    says(old, "CAP REQ -cap-notify");
    assertThat(old.has(Cap.CAP_NOTIFY)).isFalse();
  }

  @Test
  void whatComesAndGoesIsToldToWhoAskedForNewsAndIsOffForAll() {
    FakePort port = new FakePort();
    Session modern = session(port);
    says(modern, "CAP LS 302");
    says(modern, "CAP REQ sasl");
    FakePort quiet = new FakePort();
    Session old = session(quiet);
    says(old, "CAP REQ sasl");
    port.take();
    quiet.take();

    capabilities.change(() -> sasl = Optional.empty());

    assertThat(port.take()).containsExactly(":host-aaaaaaaa.swarmroom CAP * DEL sasl");
    assertThat(quiet.take()).isEmpty();
    assertThat(modern.has(Cap.SASL) || old.has(Cap.SASL)).isFalse();
    capabilities.change(() -> {});
    assertThat(port.take()).isEmpty();
    capabilities.change(() -> sasl = Optional.of("PLAIN"));
    assertThat(port.take()).containsExactly(":host-aaaaaaaa.swarmroom CAP * NEW sasl=PLAIN");
  }

  @Test
  void whatIsNotOfferedToASessionIsRefusedThoughOthersHaveIt() {
    sasl = Optional.empty();
    Session session = session(new FakePort());

    assertThat(names(says(session, "CAP LS 302"))).doesNotContain("sasl");
    assertThat(says(session, "CAP REQ :batch sasl").get(0).params())
        .containsExactly("*", "NAK", "batch sasl");
    assertThat(session.has(Cap.BATCH)).isFalse();
    assertThat(says(session, "CAP REQ :batch -sasl").get(0).param(1)).isEqualTo("ACK");
    assertThat(session.has(Cap.BATCH)).isTrue();
  }

  @Test
  void ofANameAskedForTwiceTheLastCounts() {
    Session session = session(new FakePort());

    assertThat(says(session, "CAP REQ :batch -batch  batch -batch").get(0).last())
        .isEqualTo("-batch");
    assertThat(session.has(Cap.BATCH)).isFalse();
  }

  @Test
  void whatIsRefusedIsNamedWhole() {
    String unknown =
        IntStream.range(0, 60).mapToObj(i -> "unk" + i).collect(Collectors.joining(" "));
    List<String> asked = new ArrayList<>(List.of(unknown.split(" ")));

    List<Message> told = says(session(new FakePort()), "CAP REQ :" + unknown);

    assertThat(told).hasSizeGreaterThan(0).allMatch(m -> m.param(1).equals("NAK"));
    assertThat(names(told)).isEqualTo(asked);
    assertThat(told).allMatch(m -> Texts.bytes(m.toString()) <= 510);
  }

  @Test
  void whatIsEnabledIsListed() {
    Session session = session(new FakePort());
    assertThat(says(session, "CAP LIST").get(0).params()).containsExactly("*", "LIST", "");
    says(session, "CAP REQ :batch sasl");

    assertThat(names(says(session, "CAP LIST"))).containsExactly("batch", "sasl");
  }

  @Test
  void anEmptyRequestChangesNothing() {
    assertThat(says(session(new FakePort()), "CAP REQ :").get(0).params())
        .containsExactly("*", "ACK", "");
  }
}
