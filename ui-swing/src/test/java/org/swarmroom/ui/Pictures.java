package org.swarmroom.ui;

import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.ui.fake.DemoNode;
import org.swarmroom.ui.fake.FakeNode;

/**
 * Paints the windows: those of README into {@code docs}, the others into {@code target/pictures},
 * for looking at all of them in both themes. Run by {@code mvn -Pscreenshots}; {@code
 * -Dpictures.to} and {@code -Dpictures.size} (such as {@code 1000x640}) choose another folder and
 * size.
 */
class Pictures {

  private static final Optional<Path> TO =
      Optional.ofNullable(System.getProperty("pictures.to")).map(Path::of);
  private static final Set<String> README =
      Set.of("room-light", "room-dark", "search-light", "transfers-dark", "welcome-light");
  private static final ChatLine ANSWER =
      new ChatLine(
          "answer",
          FakeNode.NOW + 50_000,
          "film-club",
          "dana",
          "#film-club",
          "message",
          "I can see them",
          "l20");
  private static final int[] SIZE =
      Arrays.stream(System.getProperty("pictures.size", "1000x640").split("x"))
          .mapToInt(Integer::parseInt)
          .toArray();

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void ofARoomWithPeopleAndFiles(String theme) throws IOException {
    try (var node = new FakeNode()) {
      node.putSetting("theme", theme);
      DemoNode.fill(node);
      node.settle();
      try (var windows = Windows.open(node, () -> {})) {
        var room = Screen.frame("room.window");
        Screen.await("the room", () -> room.getTitle().startsWith("film-club"));
        node.settle();
        save(room, "room-" + theme);
        whileNobodyLooked(node, room, theme);
        sharing(node, room, theme);
      }
      Screen.await(
          "no window",
          () -> Arrays.stream(java.awt.Frame.getFrames()).noneMatch(java.awt.Frame::isShowing));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void ofTheFirstRun(String theme) throws IOException {
    try (var node = new FakeNode()) {
      node.putSetting("theme", theme);
      node.settle();
      try (var windows = Windows.open(node, () -> {})) {
        var room = Screen.frame("room.window");
        var nick = Screen.component(room, "welcome.nick", JTextField.class);
        Screen.await("the nick", () -> nick.getText().equals("ann"));
        save(room, "welcome-" + theme);
        click(room, "room.share.item");
        var sharing = Screen.frame("sharing.window");
        var tabs = Screen.component(sharing, "sharing.tabs", JTabbedPane.class);
        for (int tab = 0; tab < 4; tab++) {
          int index = tab;
          Screen.run(() -> tabs.setSelectedIndex(index));
          save(sharing, "empty-" + tab + "-" + theme);
        }
      }
      Screen.await(
          "no window",
          () -> Arrays.stream(java.awt.Frame.getFrames()).noneMatch(java.awt.Frame::isShowing));
    }
  }

  /** Nothing said yet; then names, topics and lines as long as others may make them. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void ofTooLittleAndTooMuch(String theme) throws IOException {
    try (var node = new FakeNode()) {
      node.putSetting("theme", theme);
      node.inRoom("film-club");
      node.settle();
      try (var windows = Windows.open(node, () -> {})) {
        var room = Screen.frame("room.window");
        Screen.await("the room", () -> room.getTitle().startsWith("film-club"));
        node.settle();
        save(room, "room-empty-" + theme);
        DemoNode.overfill(node);
        node.settle();
        Screen.await("the topic", () -> text(room, "room.topic").startsWith("Friday"));
        Screen.await("the members", () -> text(room, "room.members.title").contains("41"));
        save(room, "room-long-" + theme);
        click(room, "room.share");
        var sharing = Screen.frame("sharing.window");
        var tabs = Screen.component(sharing, "sharing.tabs", JTabbedPane.class);
        for (int tab = 1; tab < 4; tab++) {
          int index = tab;
          Screen.run(() -> tabs.setSelectedIndex(index));
          node.settle();
          save(sharing, "long-" + tab + "-" + theme);
        }
      }
      Screen.await(
          "no window",
          () -> Arrays.stream(java.awt.Frame.getFrames()).noneMatch(java.awt.Frame::isShowing));
    }
  }

  /** What is new, and the bar that finds words. */
  private static void whileNobodyLooked(FakeNode node, JFrame room, String theme)
      throws IOException {
    var lost = new WindowEvent(room, WindowEvent.WINDOW_LOST_FOCUS);
    Screen.run(
        () -> {
          for (var listener : room.getWindowFocusListeners()) {
            listener.windowLostFocus(lost);
          }
        });
    node.says(
        "bob", "the \u00032,4 colours\u0003 and \u202eturned letters\u202c are shown harmlessly");
    node.says("cem", "@ann the needle is in magnet:?xt=urn:btih:0a0a0a0a");
    node.memberJoins(new MemberRow("gus", "f0".repeat(32), false, false, true, -1, 80));
    node.memberJoins(new MemberRow("hal", "f1".repeat(32), false, false, 90));
    var input = Screen.component(room, "room.input", JTextField.class);
    for (var line : List.of("/help", "/ignore hal")) {
      Screen.run(
          () -> {
            input.setText(line);
            input.postActionEvent();
          });
    }
    node.emit(new NodeEvent.Line(FakeNode.NOW, ANSWER, false));
    node.settle();
    save(room, "room-help-" + theme);
    Screen.await("the count", () -> room.getTitle().startsWith("(3)"));
    click(room, "room.find.item");
    var field = Screen.component(room, "room.find.field", JTextField.class);
    Screen.run(() -> field.setText("needle"));
    click(room, "room.find.older");
    save(room, "room-new-" + theme);
    click(room, "room.find.close");
  }

  private static String text(JFrame frame, String name) {
    return Screen.component(frame, name, JLabel.class).getText();
  }

  private static void sharing(FakeNode node, JFrame room, String theme) throws IOException {
    click(room, "room.share");
    var sharing = Screen.frame("sharing.window");
    var field = Screen.component(sharing, "search.field", JTextField.class);
    var results = Screen.component(sharing, "search.results", JTable.class);
    Screen.run(() -> field.setText("nosferatu"));
    Screen.await("results", () -> results.getRowCount() > 4);
    Screen.run(() -> results.setRowSelectionInterval(1, 1));
    save(sharing, "search-" + theme);
    var tabs = Screen.component(sharing, "sharing.tabs", JTabbedPane.class);
    var names = new String[] {"", "transfers", "files", "peers"};
    for (int tab = 1; tab < 4; tab++) {
      int index = tab;
      Screen.run(() -> tabs.setSelectedIndex(index));
      node.settle();
      if (tab == 2) {
        node.emit(
            new org.swarmroom.app.node.NodeEvent.ShareProgress(
                FakeNode.NOW,
                "/home/ann/Papers and programmes/1923-04.pdf",
                6_814,
                9_532,
                900,
                1000));
        node.settle();
        Screen.await("progress", () -> sharing.isShowing());
      }
      save(sharing, names[tab] + "-" + theme);
    }
  }

  private static void click(JFrame frame, String name) {
    if (name.endsWith(".item")) {
      Screen.run(() -> menuItem(frame, name).doClick());
    } else {
      var button = Screen.component(frame, name, javax.swing.JButton.class);
      Screen.run(button::doClick);
    }
  }

  private static javax.swing.JMenuItem menuItem(JFrame frame, String name) {
    var bar = frame.getJMenuBar();
    for (int i = 0; i < bar.getMenuCount(); i++) {
      for (var item : bar.getMenu(i).getMenuComponents()) {
        if (name.equals(item.getName())) {
          return (javax.swing.JMenuItem) item;
        }
      }
    }
    throw new AssertionError("no menu item " + name);
  }

  private static void save(JFrame frame, String name) throws IOException {
    BufferedImage picture = Screen.picture(frame, SIZE[0], SIZE[1]);
    var folder = TO.orElse(Path.of(README.contains(name) ? "docs" : "target/pictures"));
    Files.createDirectories(folder);
    ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
  }
}
