package org.swarmroom.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.assembly.RunningNode;
import org.swarmroom.app.cli.CommandRun;
import org.swarmroom.app.control.ControlServer;
import org.swarmroom.app.control.ProcessControl;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.CheckRow;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.testdata.HostileBencode;
import org.swarmroom.testdata.HostileLinks;

/**
 * What users can be made to paste, open or type: each gets one sentence and exit code 1, and leaves
 * everything as it was.
 */
@Timeout(60)
class TypedTest {

  @TempDir static Path folder;

  private static RunningNode ann;
  private static RoomState room;
  private static ControlServer server;

  @BeforeAll
  static void open() throws Exception {
    ann = RunningNode.start(folder.resolve("ann"), "ann");
    room = get(ann.control().hostRoom("attic"));
    server = ControlServer.open(Profile.at(folder.resolve("ann")), ann.control(), new Idle());
  }

  @AfterAll
  static void close() throws IOException {
    server.close();
    ann.close();
  }

  @Test
  void aHostileRoomLinkIsRefusedByTheCommandAndTheRoomIsKept() throws Exception {
    for (String link : HostileLinks.rooms()) {
      refusedByCommand("room", "join", link);
    }
    stillInTheRoom();
  }

  @Test
  void aHostileMagnetIsRefusedByTheCommandAndNothingIsAdded() throws Exception {
    for (String link : HostileLinks.magnets()) {
      if (link.startsWith("magnet:")) {
        refusedByCommand("add-torrent", link);
      } else {
        refused(ann.control().addTorrent(link, Optional.empty(), List.of()), link);
      }
    }
    assertThat(get(ann.control().transfers())).isEmpty();
    stillInTheRoom();
  }

  @Test
  void aHostileTorrentFileIsRefusedAndNothingIsAdded() throws Exception {
    List<byte[]> all = new ArrayList<>(HostileBencode.all());
    all.add(HostileBencode.nestedLists(100_000));
    Path file = folder.resolve("hostile.torrent");
    for (byte[] torrent : all) {
      Files.write(file, torrent);
      refused(
          ann.control().addTorrent(file.toString(), Optional.empty(), List.of()),
          torrent.length + " bytes");
    }
    refusedByCommand("add-torrent", file.toString());
    refusedByCommand("add-torrent", folder.toString());
    refusedByCommand("add-torrent", folder.resolve("no such file").toString());
    refused(ann.control().addTorrent("a\0b", Optional.empty(), List.of()), "a path with a zero");
    assertThat(get(ann.control().transfers())).isEmpty();
    stillInTheRoom();
  }

  @Test
  void aWordThatNamesAFileIsSaidAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("diary.txt"), "nobody must know");
    String profile = folder.resolve("ann").toString();

    CommandRun run = CommandRun.of("room", "say", "@" + file, "--profile", profile);

    assertThat(run.code()).isZero();
    assertThat(get(ann.control().history(1)))
        .extracting(ChatLine::text)
        .containsExactly("@" + file);
  }

  @Test
  void aHostileQueryIsAnsweredOrGetsASentence() throws Exception {
    for (String query : queries()) {
      answeredOrRefused(ann.control().search(query, 10), query);
      answeredOrRefused(ann.control().search(query, Integer.MAX_VALUE), query);
    }
    stillInTheRoom();
  }

  private static List<String> queries() {
    List<String> queries =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "\"",
                "\"\"",
                "\"\"\"",
                "-",
                "--",
                "-\"",
                "-type:",
                "type:",
                "type:x",
                "type:video,audio,x",
                "size:",
                "size:>",
                "size:>-1",
                "size:>99999999999999999999999G",
                "size:9..1",
                "size:1e99",
                "size:NaN",
                "by:",
                "by:\"",
                "by:%",
                "%",
                "_",
                "*",
                "' OR 1=1 --",
                "'; DROP TABLE files; --",
                "\\",
                "\0",
                "\ud800",
                "\u202E",
                "(((((((((("));
    queries.add("a".repeat(100_000));
    queries.add("a ".repeat(50_000));
    queries.add("\"".repeat(10_001));
    queries.add("-a ".repeat(10_000));
    queries.add("size:>1 ".repeat(10_000));
    return queries;
  }

  @Test
  void hostileWordsForTheOtherActionsGetASentence() throws Exception {
    NodeControl node = ann.control();
    for (String word : List.of("", " ", "\0", "x".repeat(100_000), "\u202E", "../..", "a:b:c")) {
      answeredOrRefused(node.download(word, Optional.empty()), word);
      answeredOrRefused(node.pause(word), word);
      answeredOrRefused(node.resume(word), word);
      answeredOrRefused(node.cancel(word), word);
      answeredOrRefused(node.magnet(word, true), word);
      answeredOrRefused(node.exportTorrent(word, folder.resolve("x.torrent")), word);
      answeredOrRefused(node.message(word, "text"), word);
      answeredOrRefused(node.removePeer(word), word);
      answeredOrRefused(node.addPeer(word), word);
      answeredOrRefused(node.setting(word), word);
      answeredOrRefused(
          node.addTorrent("magnet:?xt=urn:btih:zz", Optional.empty(), List.of(word)), word);
    }
    stillInTheRoom();
  }

  @Test
  void aRequestOfAnyShapeGetsASentenceFromTheControlSocket() throws Exception {
    try (var client = new Line(Profile.at(folder.resolve("ann")))) {
      for (String operation : OPERATIONS) {
        for (String fields : FIELDS) {
          String answer = client.ask("{\"id\":7,\"do\":\"" + operation + "\"" + fields + "}");
          assertThat(answer).as("%s %s", operation, fields).startsWith("{\"id\":");
          assertNoStackInside(answer);
        }
      }
      assertThat(client.ask("[".repeat(100_000))).contains("not JSON");
      assertThat(client.ask("{\"do\":" + "[".repeat(500_000))).contains("not JSON");
    }
    try (var client = new Line(Profile.at(folder.resolve("ann")))) {
      assertThat(client.ask("x".repeat((1 << 20) + 1))).contains("longer than 1 MiB");
      assertThat(client.ended()).isTrue();
    }
    stillInTheRoom();
  }

  private static final List<String> OPERATIONS =
      List.of(
          "message",
          "nick",
          "history",
          "share-add",
          "share-remove",
          "peer-add",
          "peer-remove",
          "search",
          "download",
          "add-torrent",
          "pause",
          "resume",
          "cancel",
          "magnet",
          "export-torrent",
          "set-limits",
          "setting",
          "put-setting",
          "set-downloads",
          "join-room",
          "topic",
          "members",
          "status",
          "transfers",
          "",
          "nonsense",
          "__proto__");

  private static final List<String> FIELDS =
      List.of(
          "",
          ",\"text\":7,\"nick\":[],\"path\":{},\"query\":null,\"content\":true,\"link\":1",
          ",\"limit\":-1,\"query\":\"x\",\"up\":-1,\"down\":-1,\"slots\":-1",
          ",\"limit\":1e999,\"query\":\"x\",\"up\":\"x\"",
          ",\"limit\":99999999999,\"query\":\"x\",\"slots\":99999999999",
          ",\"path\":\"relative\",\"paths\":[\"relative\"],\"file\":\"x\",\"content\":\"zz\"",
          ",\"path\":\"/\\u0000\",\"paths\":[null],\"folder\":\"/\\u0000\",\"source\":\"\\u0000\"",
          ",\"paths\":[[]],\"peers\":[{}],\"source\":\"/\",\"to\":\"/proc/x\",\"transfer\":\"\"",
          ",\"nick\":\"\",\"text\":\"\",\"key\":\"\",\"value\":7,\"address\":\"\",\"topic\":[]");

  private static void stillInTheRoom() throws InterruptedException {
    assertThat(get(ann.control().room()).orElseThrow().link()).isEqualTo(room.link());
    assertThat(get(ann.control().say("all is well")).text()).isEqualTo("all is well");
  }

  private static void refused(CompletableFuture<?> answer, String what) throws Exception {
    assertThat(sentence(answer)).as("%.80s", what).isPresent();
  }

  private static void answeredOrRefused(CompletableFuture<?> answer, String what) throws Exception {
    assertThat(sentence(answer)).as("%.80s", what).isNotNull();
  }

  /** The sentence of a refusal, looked at. */
  private static Optional<String> sentence(CompletableFuture<?> answer) throws Exception {
    try {
      answer.get(20, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(NodeException.class);
      String sentence = String.valueOf(failed.getCause().getMessage());
      assertNoStackInside(sentence);
      return Optional.of(sentence);
    }
  }

  private static void refusedByCommand(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--profile");
    all.add(folder.resolve("ann").toString());

    CommandRun run = CommandRun.of(all.toArray(String[]::new));

    assertThat(run.code()).as("exit code of %.80s", String.join(" ", words)).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
    assertNoStackInside(run.err());
  }

  private static void assertNoStackInside(String sentence) {
    assertThat(sentence)
        .doesNotContain("Exception")
        .doesNotContain("unexpectedly")
        .doesNotContain("its log says more")
        .hasSizeLessThan(2_000);
  }

  private static final class Idle implements ProcessControl {

    @Override
    public void shutdown() {
      throw new AssertionError("nobody may stop the node by nonsense");
    }

    @Override
    public CompletableFuture<String> raise(String argument) {
      return CompletableFuture.completedFuture("");
    }

    @Override
    public CompletableFuture<List<CheckRow>> doctor() {
      return CompletableFuture.completedFuture(List.of());
    }
  }
}
