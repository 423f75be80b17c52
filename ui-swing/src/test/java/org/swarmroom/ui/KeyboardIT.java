package org.swarmroom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.KeyboardFocusManager;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.fake.FakeNode;

/** The whole path without a mouse. */
class KeyboardIT {

  private static final String ID = "0a".repeat(32);
  private static final int CTRL_SHIFT = InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK;

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
    awaitFocus("welcome.nick");
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
    var reached = new TreeSet<String>();
    for (int i = 0; i < 12; i++) {
      key(KeyEvent.VK_TAB);
      focus().ifPresent(reached::add);
    }

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

  private void key(int code, int... modifiers) {
    opened.robot.pressAndReleaseKey(code, modifiers);
    opened.robot.waitForIdle();
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
}
