package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.RoomState;

/** The room goes on without its host, a process that is killed, stopped or cut off. */
@Timeout(180)
class SuccessionTest {

  @TempDir Path folder;

  private ChildNode ann;
  private RunningNode bob;
  private RunningNode cem;

  @BeforeEach
  void threeAreInARoom() throws Exception {
    ann = ChildNode.start(folder.resolve("ann"), "--nick", "ann", "--host", "Garden");
    String link = ann.next("ready").get("link").getAsString();
    bob = RunningNode.start(folder.resolve("bob"), "bob");
    cem = RunningNode.start(folder.resolve("cem"), "cem");
    get(bob.control().joinRoom(link));
    get(cem.control().joinRoom(link));
    get(cem.control().say("before"));
    for (var member : List.of(bob, cem)) {
      member.hears(NodeEvent.MembersChanged.class, e -> heirs(e.members()) == 2);
      member.hears(NodeEvent.Line.class, e -> e.line().text().equals("before"));
      member.forget();
    }
  }

  private static long heirs(List<MemberRow> members) {
    return members.stream().filter(each -> each.next() >= 0).count();
  }

  @AfterEach
  void end() {
    bob.close();
    cem.close();
    ann.close();
  }

  @Test
  void whenTheHostIsKilledTheNextOneServesTheRoom() throws Exception {
    ann.kill();

    goesOnWithoutAnn();
  }

  @Test
  void aHostThatQuitsHandsOver() throws Exception {
    assertThat(ann.terminate()).isEqualTo(143);

    goesOnWithoutAnn();
  }

  @Test
  void theOldLinkStillOpensTheRoom() throws Exception {
    String link = get(bob.control().room()).orElseThrow().link();
    ann.kill();
    goesOnWithoutAnn();

    try (var dan = RunningNode.start(folder.resolve("dan"), "dan")) {
      get(
          dan.control()
              .joinRoom("swarmroom://127.0.0.1:1" + link.substring(link.indexOf("/G")))
              .handle((room, failure) -> true));
      dan.hears(NodeEvent.Line.class, e -> e.line().text().equals("after"));
    }
  }

  @Test
  void whoHostedComesBackAsAMember() throws Exception {
    ann.kill();
    goesOnWithoutAnn();

    try (var back = ChildNode.start(folder.resolve("ann"))) {
      back.next("room", e -> e.get("connected").getAsBoolean() && !e.get("hosting").getAsBoolean());
      back.next("line", e -> e.get("text").getAsString().equals("after"));
      bob.hears(NodeEvent.MemberJoined.class, e -> e.member().nick().equals("ann"));
    }
  }

  @Test
  void whatWasSaidWhileNobodyHostedIsSaidOnce() throws Exception {
    ann.kill();
    var said = bob.control().say("into the gap");
    goesOnWithoutAnn();
    get(said);

    for (var member : List.of(bob, cem)) {
      member.hears(NodeEvent.Line.class, e -> e.line().text().equals("into the gap"));
      assertThat(get(member.control().history(100)))
          .extracting(ChatLine::text)
          .containsOnlyOnce("before", "into the gap", "after");
    }
  }

  private static String hostOf(RunningNode member) throws InterruptedException {
    String link = get(member.control().room()).map(RoomState::link).orElseThrow();
    return link.replaceAll(".*fp=([0-9a-f]{64}).*", "$1");
  }

  private void goesOnWithoutAnn() throws Exception {
    for (var member : List.of(bob, cem)) {
      member.hears(
          NodeEvent.RoomChanged.class, e -> e.room().connected() && !e.room().host().equals("ann"));
    }
    get(cem.control().say("after"));
    bob.hears(NodeEvent.Line.class, e -> e.line().text().equals("after"));
    assertThat(hostOf(bob)).as("the link leads to the present host").isEqualTo(hostOf(cem));
    assertThat(
            List.of(bob, cem).stream()
                .filter(each -> each.control().room().join().orElseThrow().hosting()))
        .hasSize(1);
  }
}
