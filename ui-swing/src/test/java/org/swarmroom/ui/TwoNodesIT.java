package org.swarmroom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import javax.swing.TransferHandler;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.assembly.Node;
import org.swarmroom.app.assembly.NodeOptions;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.testdata.RandomFile;

/** The windows on a real node, with a second one that hosts the room and shares real files. */
class TwoNodesIT {

  @TempDir private Path folder;
  private Node bob;
  private Node ann;
  private Opened opened;

  @BeforeEach
  void start() {
    bob = node("bob");
    ann = node("ann");
    opened = new Opened(ann.control());
  }

  @AfterEach
  void stop() {
    opened.close();
    ann.close();
    bob.close();
  }

  @Test
  void fromTheLinkToAFinishedDownload() throws Exception {
    var shared = Files.createDirectory(folder.resolve("films"));
    var film = RandomFile.write(shared.resolve("sunrise restored.mkv"), 3_000_000, 7);
    var link = bob.control().hostRoom("films").get(20, TimeUnit.SECONDS).link();
    bob.control().addShares(List.of(shared), false).get(20, TimeUnit.SECONDS);

    opened.awaitWelcome("ann");
    opened.room().textBox("welcome.link").setText(link);
    opened.room().button("welcome.join").click();
    Screen.await("the room", () -> opened.room().target().getTitle().equals("films - Swarmroom"));
    say("hello bob");
    bob.control().say("hello @ann").get(20, TimeUnit.SECONDS);
    opened.awaitMessage("hello @ann");

    var sharing = opened.sharing(0);
    shareOwn(sharing);
    sharing.tabbedPane("sharing.tabs").selectTab(0);
    fetch(sharing);

    assertThat(folder.resolve("ann-downloads").resolve("sunrise restored.mkv"))
        .hasSameBinaryContentAs(film);
  }

  private void say(String words) {
    opened.room().textBox("room.input").enterText(words).pressAndReleaseKeys(KeyEvent.VK_ENTER);
    opened.awaitMessage(words);
  }

  private void shareOwn(FrameFixture sharing) throws Exception {
    var own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(own.resolve("notes.txt"), "notes of ann");
    sharing.tabbedPane("sharing.tabs").selectTab(2);
    var pane = Screen.component(sharing.target(), "files.pane", javax.swing.JComponent.class);
    Screen.run(
        () ->
            pane.getTransferHandler()
                .importData(new TransferHandler.TransferSupport(pane, new DroppedFiles(own))));
    var table = Opened.table((JFrame) sharing.target(), "files.table");
    Screen.await(
        "own folder ready",
        () -> table.getRowCount() == 1 && Opened.cell(table, 0, 4).equals("Ready"));
  }

  private void fetch(FrameFixture sharing) {
    sharing.textBox("search.field").enterText("sunrise");
    var results = Opened.table((JFrame) sharing.target(), "search.results");
    Screen.await(
        "bob's file",
        () -> results.getRowCount() == 1 && Opened.cell(results, 0, 5).contains("online"));
    sharing.textBox("search.field").pressAndReleaseKeys(KeyEvent.VK_ENTER);
    sharing.table("search.results").pressAndReleaseKeys(KeyEvent.VK_ENTER);
    var transfers = Opened.table((JFrame) sharing.target(), "transfers.table");
    Screen.await(
        "the end of the bar",
        () ->
            transfers.getRowCount() == 1
                && Opened.cell(transfers, 0, 2).startsWith("100")
                && Opened.cell(transfers, 0, 6).startsWith("Complete"));
    opened.awaitStatus(sharing, "complete");
  }

  private Node node(String nick) {
    var node =
        Node.start(
            new NodeOptions(
                Profile.at(folder.resolve(nick)),
                Optional.of(nick),
                Optional.of("127.0.0.1"),
                OptionalInt.of(0),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(folder.resolve(nick + "-downloads")),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of()));
    node.ready();
    return node;
  }
}
