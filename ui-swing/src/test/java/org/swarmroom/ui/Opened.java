package org.swarmroom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JFrame;
import javax.swing.JTable;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.fixture.FrameFixture;
import org.swarmroom.app.node.NodeControl;

/** The windows of a node in a test, with a robot that uses them and a watch on the event thread. */
final class Opened implements AutoCloseable {

  final Robot robot;
  final EventThreadWatch watch;
  private final Windows windows;
  private final FrameFixture room;

  Opened(NodeControl node) {
    System.setProperty("flatlaf.useSystemFileChooser", "false");
    watch = EventThreadWatch.start(); // before the robot, which keeps to one event queue
    robot = BasicRobot.robotWithNewAwtHierarchy(); // before the windows, else they are not found
    robot.settings().delayBetweenEvents(10);
    windows = Windows.open(node, () -> {});
    room = new FrameFixture(robot, Screen.frame("room.window"));
  }

  Windows windows() {
    return windows;
  }

  FrameFixture room() {
    return room;
  }

  /** Waits for the first-run page, which shows once the node has said that it is in no room. */
  void awaitWelcome(String nick) {
    var field = Screen.component(room.target(), "welcome.nick", javax.swing.JTextField.class);
    Screen.await("the first page", () -> field.isShowing() && field.getText().equals(nick));
  }

  /** The sharing window once it is open. */
  FrameFixture sharing() {
    return new FrameFixture(robot, Screen.frame("sharing.window"));
  }

  /** Opens the sharing window from the room at a tab. */
  FrameFixture sharing(int tab) {
    room.button("room.share").click();
    var sharing = sharing();
    sharing.tabbedPane("sharing.tabs").selectTab(tab);
    return sharing;
  }

  /** What the message pane says at its end, an entry a line. */
  List<String> newest() {
    var view = Screen.component(room.target(), "room.messages", java.awt.Component.class);
    return Screen.onEventThread(
        () -> {
          var context = view.getAccessibleContext();
          return IntStream.range(
                  Math.max(0, context.getAccessibleChildrenCount() - 20),
                  context.getAccessibleChildrenCount())
              .mapToObj(
                  i -> context.getAccessibleChild(i).getAccessibleContext().getAccessibleName())
              .toList();
        });
  }

  /** How many entries the message pane has. */
  int lines() {
    var view = Screen.component(room.target(), "room.messages", java.awt.Component.class);
    return Screen.onEventThread(() -> view.getAccessibleContext().getAccessibleChildrenCount());
  }

  void awaitMessage(String part) {
    Screen.await("message " + part, () -> newest().stream().anyMatch(line -> line.contains(part)));
  }

  void awaitStatus(FrameFixture window, String part) {
    var line = Screen.component(window.target(), "status", javax.swing.JLabel.class);
    Screen.await("status " + part, () -> line.getText().contains(part));
  }

  /** The words of a cell, as a screen reader hears them. */
  static String cell(JTable table, int row, int column) {
    return Screen.onEventThread(
        () -> {
          var renderer = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
          var label = (javax.swing.JLabel) renderer;
          return label.getText().isEmpty()
              ? label.getAccessibleContext().getAccessibleName()
              : label.getText();
        });
  }

  static JTable table(JFrame window, String name) {
    return Screen.component(window, name, JTable.class);
  }

  @Override
  public void close() {
    windows.close();
    Screen.await("no window", () -> Arrays.stream(Frame.getFrames()).noneMatch(Frame::isShowing));
    watch.close();
    robot.cleanUp();
    assertThat(watch.touches()).as("Swing touched off the event thread").isEmpty();
  }
}
