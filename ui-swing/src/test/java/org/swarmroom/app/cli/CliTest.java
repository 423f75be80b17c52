package org.swarmroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmroom.app.control.ControlServer;
import org.swarmroom.app.control.ScriptedNode;
import org.swarmroom.app.control.Waiting;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.app.node.LimitsRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.NodeStatus;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.app.node.SearchAnswer;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareReport;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.app.profile.Profile;

@Timeout(30)
class CliTest {

  @TempDir Path folder;

  private final ScriptedNode node = new ScriptedNode();
  private Profile profile;
  private ControlServer server;
  private volatile CommandRun last = new CommandRun(-1, "", "");

  @BeforeEach
  void open() throws IOException {
    profile = Profile.at(folder.resolve("profile"));
    profile.create();
    server = ControlServer.open(profile, node.control, node);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void statusIsOneJsonDocument() {
    node.answer(
        "status",
        new NodeStatus("f", "ann", "attic", "bob", 51413, 2, 1, 3, 4096, 1, 0, DhtRow.OFF));

    assertThat(run("status", "--json")).isZero();

    assertThat(out())
        .isEqualTo(
            "{\"fingerprint\":\"f\",\"nick\":\"ann\",\"room\":\"attic\",\"host\":\"bob\","
                + "\"port\":51413,\"members\":2,\"peers\":1,\"sharedFiles\":3,\"sharedBytes\":4096,"
                + "\"hashing\":1,\"transfers\":0,\"dht\":{\"on\":false,\"running\":false,"
                + "\"nodes\":0,\"port\":0,\"torrents\":0}}\n");
  }

  @Test
  void searchPrintsOneRowALine() {
    var row = new SearchRow("ab", "a.txt", 5, "document", "docs", List.of("ann", "bob"), 1, false);
    node.answer("search", new SearchAnswer(List.of(row, row), false, 1));

    assertThat(run("search", "a", "b", "--limit", "7", "--json")).isZero();

    assertThat(node.calls).containsExactly("[search, a b, 7]");
    assertThat(out().lines())
        .hasSize(2)
        .first()
        .isEqualTo(
            "{\"id\":\"ab\",\"name\":\"a.txt\",\"size\":5,\"type\":\"document\",\"folder\":\"docs\","
                + "\"holders\":[\"ann\",\"bob\"],\"online\":1,\"own\":false}");
  }

  @Test
  void namesFromStrangersCantDriveTheTerminal() {
    var row = new SearchRow("ab", "a\u001b[31m\u202etxt\r.", 5, "other", "", List.of(), 0, false);
    node.answer("search", new SearchAnswer(List.of(row), false, 1));

    assertThat(run("search", "a")).isZero();

    assertThat(out()).contains("a?[31m?txt?.").doesNotContain("\u001b", "\u202e", "\r");
  }

  @Test
  void whatTheNodeRefusesEndsWithOneAndItsSentence() {
    node.answer(
        "say", CompletableFuture.failedFuture(new NodeException("The node is in no room.")));

    assertThat(run("room", "say", "hello", "there")).isEqualTo(ExitCode.FAILED);

    assertThat(err()).isEqualTo("swarmroom: The node is in no room.\n");
    assertThat(node.calls).containsExactly("[say, hello there]");
  }

  @Test
  void sayingPrintsTheLineForScripts() {
    node.answer("say", new ChatLine("i", 5, "attic", "ann", "#attic", "message", "hi"));

    assertThat(run("room", "say", "hi", "--json")).isZero();

    assertThat(out()).contains("\"id\":\"i\"", "\"from\":\"ann\"", "\"to\":\"#attic\"");
  }

  @Test
  void privateLinesSayWhetherTheyWereEncrypted() {
    var hush = new ChatLine("i", 5, "attic", "ann", "bob", "message", "hush", "", true);
    var open = new ChatLine("j", 6, "attic", "ann", "stock", "message", "hello");
    node.answer("message", hush);
    node.answer("history", List.of(hush, open));

    assertThat(run("room", "msg", "bob", "hush")).isZero();
    assertThat(out()).isEqualTo("Sent, encrypted.\n");

    assertThat(run("room", "history")).isZero();
    assertThat(out())
        .contains("(to bob, encrypted) <ann> hush", "(to stock, not encrypted) <ann> hello");
  }

  @Test
  void aHostLinksItsRoomToAnotherServer() {
    node.answer("linkServer", "Linked to irc.test.local.");

    assertThat(run("room", "link-server", "h:6667", "--give", "a", "--expect", "b")).isZero();

    assertThat(out()).contains("Linked to irc.test.local.");
    assertThat(node.calls).containsExactly("[linkServer, h:6667, a, b]");
  }

  @Test
  void aChangedKeyIsAcceptedByName() {
    node.answer("trust", "The key 01ab counts.");

    assertThat(run("room", "trust", "bob")).isZero();

    assertThat(out()).isEqualTo("The key 01ab counts.\n");
    assertThat(node.calls).containsExactly("[trust, bob]");
  }

  @Test
  void theLinkIsPrintedAlone() {
    node.answer(
        "room", Optional.of(new RoomState("attic", "ann", "ann", "swarmroom://x", true, true, "")));

    assertThat(run("room", "link")).isZero();

    assertThat(out()).isEqualTo("swarmroom://x\n");
  }

  @Test
  void noRoomMeansNoLink() {
    node.answer("room", Optional.empty());

    assertThat(run("room", "link")).isEqualTo(ExitCode.FAILED);

    assertThat(err()).contains("in no room", "swarmroom room host NAME");
  }

  @Test
  void sharingWithProblemsEndsWithOneAndTellsEach() {
    node.answer(
        "addShares",
        new ShareReport(1, 5, 1, 0, 0, List.of("\"b\" was not shared: no permission.")));

    assertThat(run("share", "add", "a", "b")).isEqualTo(ExitCode.FAILED);

    assertThat(out()).contains("1 files");
    assertThat(err()).isEqualTo("swarmroom: \"b\" was not shared: no permission.\n");
    assertThat(node.calls.get(0)).contains(Path.of("a").toAbsolutePath().toString());
  }

  @Test
  void theDhtIsSwitchedByAWordAndShownWithoutOne() {
    node.answer("setDht", new DhtRow(true, false, 0, 0, 0))
        .answer("dht", new DhtRow(true, true, 37, 51413, 2));

    assertThat(run("dht", "on")).isZero();
    assertThat(out()).isEqualTo("DHT: on, waiting for a public torrent\n");
    assertThat(run("dht")).isZero();
    assertThat(out()).isEqualTo("DHT: 37 nodes\n");
    assertThat(run("dht", "perhaps")).isEqualTo(ExitCode.USAGE);

    assertThat(node.calls).containsExactly("[setDht, true]", "[dht]");
  }

  @Test
  void onlyTheGivenLimitsChange() {
    node.answer("limits", new LimitsRow(1, 2, 3)).answer("setLimits", new LimitsRow(1, 512_000, 3));

    assertThat(run("limits", "--down", "500K")).isZero();

    assertThat(node.calls).contains("[setLimits, LimitsRow[up=1, down=512000, slots=3]]");
    assertThat(out()).isEqualTo("up 1 B/s, down 500 KB/s, slots 3\n");
  }

  @Test
  void theLimitsOfOneTransferAreSetAndShown() {
    node.answer("limitTransfer", paced(1 << 20, 2 << 20, false));

    assertThat(run("limits", "--transfer", "aa", "--down", "2M", "--up", "1M")).isZero();
    assertThat(out()).isEqualTo("a.iso: up 1.0 MB/s, down 2.0 MB/s\n");
    assertThat(run("limits", "--transfer", "aa", "--down", "none")).isZero();

    assertThat(node.calls)
        .containsExactly(
            "[limitTransfer, aa, OptionalLong[1048576], OptionalLong[2097152]]",
            "[limitTransfer, aa, OptionalLong.empty, OptionalLong[0]]");
  }

  @Test
  void aTransferIsPutInOrderAndBack() {
    node.answer("setSequential", paced(0, 0, true));

    assertThat(run("sequential", "aa", "on")).isZero();
    assertThat(out()).isEqualTo("Fetches its pieces in order.\n");
    run("sequential", "aa", "off");

    assertThat(node.calls)
        .containsExactly("[setSequential, aa, true]", "[setSequential, aa, false]");
  }

  @Test
  void aDownloadMayStartInOrder() {
    node.answer("download", transfer("waiting", ""));
    node.answer("setSequential", paced(0, 0, true));

    assertThat(run("download", "ab", "--sequential")).isZero();

    assertThat(node.calls)
        .containsExactly("[download, ab, Optional.empty]", "[setSequential, aa, true]");
  }

  @Test
  void limitsAndOrderOfATransferAreInTheJson() {
    node.answer("transfers", List.of(paced(1, 2, true)));

    run("transfers", "--json");

    assertThat(out()).contains("\"limitUp\":1", "\"limitDown\":2", "\"sequential\":true");
  }

  @Test
  void downloadWaitsForTheEndOfAll() throws Exception {
    node.answer("download", transfer("fetching", ""));
    node.answer("transfers", List.of(transfer("fetching", "")));
    var code = CompletableFuture.supplyAsync(() -> run("download", "ab", "--wait"));
    Waiting.until(() -> node.calls.contains("[transfers]"));

    node.send(new NodeEvent.TransferProgress(1, transfer("fetching", "")));
    node.send(new NodeEvent.TransferDone(2, transfer("seeding", "")));

    assertThat(code.get()).isZero();
    assertThat(out()).isEqualTo("Done: a.iso is in " + Path.of("/d/a.iso") + ".\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void aDownloadThatFailsSaysWhyAndEndsWithOne() throws Exception {
    node.answer("download", transfer("fetching", ""));
    node.answer("transfers", List.of(transfer("fetching", "")));
    var code = CompletableFuture.supplyAsync(() -> run("download", "ab", "--wait"));
    Waiting.until(() -> node.calls.contains("[transfers]"));

    node.send(new NodeEvent.TransferFailed(2, transfer("failed", "The disk is full.")));

    assertThat(code.get()).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("swarmroom: \"a.iso\" failed: The disk is full.\n");
  }

  @Test
  void aNodeThatStopsEndsTheWait() throws Exception {
    node.answer("download", transfer("fetching", ""));
    node.answer("transfers", List.of(transfer("fetching", "")));
    var code = CompletableFuture.supplyAsync(() -> run("download", "ab", "--wait"));
    Waiting.until(() -> node.calls.contains("[transfers]"));

    server.close();

    assertThat(code.get()).isEqualTo(ExitCode.FAILED);
    assertThat(err()).contains("The node ");
  }

  @Test
  void whatIsAlreadyThereNeedsNoWait() {
    node.answer("addTorrent", transfer("seeding", ""));
    node.answer("transfers", List.of(transfer("seeding", "")));

    assertThat(run("add-torrent", "a.torrent", "--peer", "h:1", "--peer", "h:2", "--wait"))
        .isZero();

    assertThat(node.calls.get(0)).contains("a.torrent", "[h:1, h:2]");
  }

  @Test
  void doctorEndsWithOneWhenSomethingIsWrong() {
    assertThat(run("doctor")).isEqualTo(ExitCode.FAILED);

    assertThat(out()).contains("ok     port", "WRONG  disk");
  }

  @Test
  void withoutANodeEveryCommandEndsWithThree() {
    Path nobody = folder.resolve("nobody");

    assertThat(runRaw("status", "--profile", nobody.toString())).isEqualTo(ExitCode.NO_NODE);

    assertThat(err())
        .startsWith("swarmroom: No node runs on the profile " + nobody)
        .hasLineCount(1);
    assertThat(nobody).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "statuss",
    "room",
    "room sing",
    "search",
    "download",
    "limits --up fast",
    "limits --slots many",
    "limits --transfer aa --slots 3",
    "sequential aa perhaps",
    "node --port 70000",
    "node --host a --join b",
    "node --oper nobody",
    "status --colour",
    "room msg bob",
    "export-torrent ab"
  })
  void wrongWordsEndWithTwoAndOneLine(String words) {
    assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(err()).startsWith("swarmroom: ").contains("--help").hasLineCount(1);
    assertThat(out()).isEmpty();
  }

  @Test
  void theProfileMayStandBeforeTheCommand() {
    node.answer("peers", List.of());

    assertThat(runRaw("--profile", profile.toString(), "peers", "list")).isZero();

    assertThat(node.calls).containsExactly("[peers]");
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(runRaw("--help")).isZero();

    assertThat(out()).contains("node", "room", "share", "export-torrent", "doctor");
  }

  @Test
  void withoutADisplayOneSentenceNamesTheCommandForThat() {
    assertThat(run()).isEqualTo(ExitCode.FAILED);

    assertThat(err()).contains("no display", "swarmroom node").hasLineCount(1);
  }

  private static TransferRow transfer(String state, String reason) {
    return new TransferRow(
        "aa", "a.iso", 10, 5, state, reason, 0, 0, List.of(), Path.of("/d/a.iso"), -1);
  }

  private static TransferRow paced(long up, long down, boolean sequential) {
    return new TransferRow(
        "aa",
        "a.iso",
        10,
        5,
        "fetching",
        "",
        0,
        0,
        List.of(),
        Path.of("/d/a.iso"),
        -1,
        "",
        List.of(),
        up,
        down,
        sequential);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.add("--profile");
    all.add(profile.toString());
    return runRaw(all.toArray(String[]::new));
  }

  private int runRaw(String... words) {
    last = CommandRun.of(words);
    return last.code();
  }

  private String out() {
    return last.out();
  }

  private String err() {
    return last.err();
  }
}
