package org.swarmroom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JTable;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.data.TableCell;
import org.assertj.swing.finder.JFileChooserFinder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.fake.FakeNode;

/** What a user does, with mouse and keys, from the first start to a finished download. */
class UserPathIT {

  private static final String ID = "0a".repeat(32);
  private static final int TRANSFERS = 1;
  private static final int FILES = 2;
  private static final int PEERS = 3;

  private final FakeNode node = new FakeNode();
  private Opened opened;

  @BeforeEach
  void open() {
    node.putSetting("theme", "light");
    opened = new Opened(node);
    opened.awaitWelcome("ann");
  }

  @AfterEach
  void close() {
    opened.close();
    node.close();
  }

  @Test
  void theFirstMinuteIsANickAndARoom() {
    opened.room().textBox("welcome.nick").deleteText().enterText("cem");
    opened.room().textBox("welcome.room").deleteText().enterText("films");
    opened.room().button("welcome.host").click();

    Screen.await("the room", () -> opened.room().target().getTitle().equals("films - Swarmroom"));
    assertThat(node.asked()).containsSubsequence("nick cem", "host films");
    opened.awaitStatus(opened.room(), "films");
  }

  @Test
  void aLinkIsPastedAndJoined() {
    opened.room().textBox("welcome.link").setText("swarmroom://h:1/films?fp=a&key=b");
    opened.room().button("welcome.join").click();

    Screen.await("the room", () -> opened.room().target().getTitle().equals("films - Swarmroom"));
  }

  @Test
  void whatIsSaidIsSeen() {
    inRoom();
    opened
        .room()
        .textBox("room.input")
        .enterText("hello room")
        .pressAndReleaseKeys(KeyEvent.VK_ENTER);
    opened.awaitMessage("hello room");
    node.says("bob", "hello ann");
    opened.awaitMessage("bob, 14:");

    assertThat(opened.room().textBox("room.input").text()).isEmpty();
    assertThat(node.asked()).contains("say hello room");
  }

  @Test
  void aRefusedLineComesBackWithTheReason() {
    inRoom();
    node.fail("say", "The host is away; try again in a moment.");

    opened.room().textBox("room.input").enterText("hello").pressAndReleaseKeys(KeyEvent.VK_ENTER);

    opened.awaitStatus(opened.room(), "The host is away");
    assertThat(opened.room().textBox("room.input").text()).isEqualTo("hello");
  }

  @Test
  void whatWasSaidIsFoundAndTheInputHasTheFocusAgain() {
    inRoom();
    node.says("bob", "the needle is here");
    opened.awaitMessage("needle");
    opened.room().textBox("room.input").pressAndReleaseKey(ctrl(KeyEvent.VK_F));
    var field = opened.room().textBox("room.find.field");
    field.enterText("camel").pressAndReleaseKeys(KeyEvent.VK_ENTER);
    var state =
        Screen.component(opened.room().target(), "room.find.state", javax.swing.JLabel.class);
    Screen.await("no match", () -> state.getText().startsWith("No more"));

    field.deleteText().enterText("needle").pressAndReleaseKeys(KeyEvent.VK_ENTER);
    Screen.await("a match", () -> state.getText().isBlank());
    field.pressAndReleaseKeys(KeyEvent.VK_ESCAPE);

    opened.room().textBox("room.input").requireFocused();
  }

  private static org.assertj.swing.core.KeyPressInfo ctrl(int key) {
    return org.assertj.swing.core.KeyPressInfo.keyCode(key).modifiers(KeyEvent.CTRL_MASK);
  }

  @Test
  void anOfferIsDownloadedWithOneClick() {
    inRoom();
    node.offers(new OfferRow(ID, "7f", "sunrise.mkv", 1000, List.of("bob", "cem")));
    opened.awaitMessage("sunrise.mkv");

    opened.room().button("offer.download." + ID).click();

    opened.awaitStatus(opened.room(), "Downloading");
    assertThat(node.asked()).contains("download " + ID);
  }

  @Test
  void aFolderIsAddedByTheDialogAndFollowedUntilItIsReady(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "notes");
    inRoom();
    var sharing = opened.sharing(FILES);

    sharing.button("files.add.folder").click();
    JFileChooserFinder.findFileChooser().using(opened.robot).selectFile(folder.toFile()).approve();

    opened.awaitStatus(sharing, "3 files");
    JTable table = Opened.table((javax.swing.JFrame) sharing.target(), "files.table");
    assertThat(Opened.cell(table, 0, 0)).isEqualTo(folder.toString());
    node.share(new ShareRow(folder, 3, 1000, 3, 1000, "ready", List.of()));
    node.emit(new NodeEvent.ShareDone(FakeNode.NOW, 3, 1000));
    Screen.await("ready", () -> Opened.cell(table, 0, 4).equals("Ready"));
    assertThat(Opened.cell(table, 0, 3)).startsWith("100");
  }

  @Test
  void whatIsDroppedIsShared(@TempDir Path folder) {
    inRoom();
    var sharing = opened.sharing(FILES);
    var pane = Screen.component(sharing.target(), "files.pane", javax.swing.JComponent.class);

    boolean taken =
        Screen.onEventThread(
            () ->
                pane.getTransferHandler()
                    .importData(
                        new javax.swing.TransferHandler.TransferSupport(
                            pane, new DroppedFiles(folder))));

    assertThat(taken).isTrue();
    opened.awaitStatus(sharing, "3 files");
    assertThat(node.asked()).contains("share [" + folder + "]");
  }

  @Test
  void aFileIsFoundFetchedAndItsBarReachesTheEnd() {
    node.has(
        new SearchRow(ID, "sunrise.mkv", 1000, "VIDEO", "films", List.of("bob", "cem"), 2, false));
    inRoom();
    var sharing = opened.sharing(0);
    sharing.textBox("search.field").enterText("sunr");
    var results = Opened.table((javax.swing.JFrame) sharing.target(), "search.results");
    Screen.await("the file", () -> results.getRowCount() == 1);

    sharing.table("search.results").cell(TableCell.row(0).column(0)).doubleClick();

    opened.awaitStatus(sharing, "Downloading");
    sharing.tabbedPane("sharing.tabs").selectTab(TRANSFERS);
    var table = Opened.table((javax.swing.JFrame) sharing.target(), "transfers.table");
    Screen.await("the transfer", () -> table.getRowCount() == 1);
    progress("t-" + ID, 400, "fetching");
    Screen.await("40 %", () -> Opened.cell(table, 0, 2).startsWith("40"));
    progress("t-" + ID, 1000, "done");
    Screen.await("100 %", () -> Opened.cell(table, 0, 2).startsWith("100"));
    assertThat(Opened.cell(table, 0, 6)).isEqualTo("Complete");
    opened.awaitStatus(sharing, "complete");
  }

  @Test
  void aTransferIsPausedResumedAndCancelled() {
    progress("t1", 400, "fetching");
    inRoom();
    var sharing = opened.sharing(TRANSFERS);
    sharing
        .table("transfers.table")
        .cell(TableCell.row(0).column(0))
        .click(MouseButton.LEFT_BUTTON);

    sharing.button("transfers.pause").requireEnabled().click();
    opened.awaitStatus(sharing, "paused");
    sharing.button("transfers.resume").requireEnabled().click();
    opened.awaitStatus(sharing, "goes on");
    sharing.button("transfers.cancel").click();
    opened.awaitStatus(sharing, "cancelled");

    assertThat(node.asked()).containsSubsequence("pause t1", "resume t1", "cancel t1");
  }

  @Test
  void aTransferIsLimitedByItsMenu() {
    var sharing = transferMenu("transfers.limit.item");
    var dialog =
        org.assertj.swing.finder.WindowFinder.findDialog("transfers.limit.ask.dialog")
            .using(opened.robot);
    dialog.textBox("transfers.limit.down").enterText("2M");
    dialog.button("transfers.limit.ask.ok").click();
    opened.awaitStatus(sharing, "2.00 MB/s");

    assertThat(node.asked()).contains("limit t1 up OptionalLong[0] down OptionalLong[2097152]");
  }

  @Test
  void aTransferIsPutInOrderByItsMenu() {
    var sharing = transferMenu("transfers.sequential.item");
    opened.awaitStatus(sharing, "in order");

    assertThat(node.asked()).contains("sequential t1 true");
  }

  /** In the sharing window, with one transfer: presses an item of its menu. */
  private org.assertj.swing.fixture.FrameFixture transferMenu(String item) {
    progress("t1", 400, "fetching");
    inRoom();
    var sharing = opened.sharing(TRANSFERS);
    sharing
        .table("transfers.table")
        .showPopupMenuAt(TableCell.row(0).column(0))
        .menuItem(menuItem(item))
        .click();
    return sharing;
  }

  private static org.assertj.swing.core.GenericTypeMatcher<javax.swing.JMenuItem> menuItem(
      String name) {
    return new org.assertj.swing.core.GenericTypeMatcher<>(javax.swing.JMenuItem.class) {
      @Override
      protected boolean isMatching(javax.swing.JMenuItem item) {
        return name.equals(item.getName());
      }
    };
  }

  @Test
  void aPeerIsAddedByItsAddressAndAsked() {
    inRoom();
    var sharing = opened.sharing(PEERS);

    sharing
        .textBox("peers.address")
        .enterText("192.168.1.20:51413")
        .pressAndReleaseKeys(KeyEvent.VK_ENTER);
    opened.awaitStatus(sharing, "192.168.1.20:51413");
    sharing.button("peers.refresh").click();

    opened.awaitStatus(sharing, "Asked 1 peers");
  }

  @Test
  void limitsAreSetInTheirDialog() {
    inRoom();
    var sharing = opened.sharing(TRANSFERS);
    sharing.button("sharing.limits").click();
    var dialog =
        org.assertj.swing.finder.WindowFinder.findDialog("limits.dialog").using(opened.robot);

    dialog.textBox("limits.down").enterText("1.5M");
    dialog.button("limits.ok").click();

    opened.awaitStatus(sharing, "1.50 MB/s");
  }

  private void inRoom() {
    node.inRoom("films");
    Screen.await("the room", () -> opened.room().target().getTitle().equals("films - Swarmroom"));
    node.settle();
  }

  private void progress(String id, long done, String state) {
    node.transfer(
        new TransferRow(
            id,
            "sunrise.mkv",
            1000,
            done,
            state,
            "",
            100,
            0,
            List.of("bob", "cem"),
            Path.of("Downloads/sunrise.mkv"),
            6));
  }
}
