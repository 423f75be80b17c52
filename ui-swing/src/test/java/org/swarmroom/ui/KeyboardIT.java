package org.swarmroom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.swing.JFrame;
import javax.swing.LayoutFocusTraversalPolicy;
import org.assertj.swing.finder.JFileChooserFinder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.fake.FakeNode;

/** The whole path without a mouse. */
class KeyboardIT {

  private static final String ID = "0a".repeat(32);
  private static final int[] CTRL_SHIFT = {KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT};

  private final FakeNode node = new FakeNode();
  private Opened opened;

  @BeforeEach
  void open() {
    node.putSetting("theme", "dark");
    node.has(new SearchRow(ID, "sunrise.mkv", 1000, "VIDEO", "films", List.of("bob"), 1, false));
    opened = new Opened(node);
  }

  @AfterEach
  void close() {
    opened.close();
    node.close();
  }

  @Test
  void fromTheFirstStartToADownload() {
    awaitFocus("welcome.nick"); // which is filled in by then
    key(KeyEvent.VK_ENTER); // the nick is right, on to the room
    awaitFocus("welcome.room");
    key(KeyEvent.VK_ENTER);
    awaitFocus("room.input");
    opened.robot.enterText("hello");
    key(KeyEvent.VK_ENTER);
    opened.awaitMessage("hello");

    key(KeyEvent.VK_S, CTRL_SHIFT);
    var sharing = opened.sharing();
    awaitFocus("search.field");
    opened.robot.enterText("sun");
    var results = Opened.table((JFrame) sharing.target(), "search.results");
    Screen.await("the file", () -> results.getRowCount() == 1);
    key(KeyEvent.VK_DOWN);
    awaitFocus("search.results");
    key(KeyEvent.VK_ENTER);
    opened.awaitStatus(sharing, "Downloading");

    key(KeyEvent.VK_T, CTRL_SHIFT);
    node.transfer(
        new TransferRow(
            "t-" + ID,
            "sunrise.mkv",
            1000,
            1000,
            "done",
            "",
            0,
            0,
            List.of("bob"),
            Path.of("d"),
            0));
    var transfers = Opened.table((JFrame) sharing.target(), "transfers.table");
    Screen.await(
        "the end", () -> transfers.isShowing() && Opened.cell(transfers, 0, 2).startsWith("100"));
  }

  @Test
  void tabReachesEveryControlOfTheRoomAndBack() {
    node.inRoom("films");
    awaitFocus("room.input");
    node.says("bob", "hello");
    opened.awaitMessage("hello");
    var reached = new TreeSet<>(traversal(opened.room().target(), "room.input"));

    assertThat(reached)
        .contains(
            "room.send",
            "room.invite",
            "room.share",
            "room.topic.edit",
            "room.members",
            "room.messages",
            "room.input");
  }

  @Test
  void aFolderIsAddedWithoutTheMouse(@TempDir Path folder) {
    node.inRoom("films");
    awaitFocus("room.input");
    key(KeyEvent.VK_S, CTRL_SHIFT);
    var sharing = opened.sharing();
    awaitFocus("search.field");
    key(KeyEvent.VK_M, CTRL_SHIFT);
    key(KeyEvent.VK_O, KeyEvent.VK_CONTROL);

    JFileChooserFinder.findFileChooser().using(opened.robot).selectFile(folder.toFile()).approve();

    opened.awaitStatus(sharing, "3 files");
  }

  private void key(int code, int... held) {
    for (int key : held) {
      opened.robot.pressKey(key);
    }
    opened.robot.pressAndReleaseKeys(code);
    for (int key : held) {
      opened.robot.releaseKey(key);
    }
    opened.robot.waitForIdle();
  }

  /** Where Tab leads, from a component once around. */
  private static List<String> traversal(Window window, String from) {
    var first = Screen.component(window, from, Component.class);
    return Screen.onEventThread(
        () -> {
          var names = new ArrayList<String>();
          var policy = new WithoutWindow();
          var at = first;
          do {
            names.add(at.getName());
            at = policy.getComponentAfter(window, at);
          } while (at != first && names.size() < 50);
          return names;
        });
  }

  private static Optional<String> focus() {
    return Screen.onEventThread(
        () ->
            Optional.ofNullable(
                    KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())
                .map(owner -> owner.getName()));
  }

  private static void awaitFocus(String name) {
    Screen.await("focus on " + name, () -> focus().equals(Optional.of(name)));
  }

  /** The default policy, but that the screen in memory takes windows themselves for focusable. */
  private static final class WithoutWindow extends LayoutFocusTraversalPolicy {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean accept(Component component) {
      return !(component instanceof Window) && super.accept(component);
    }
  }
}
