package org.swarmroom.ui;

import static org.swarmroom.ui.kit.Texts.text;

import java.awt.Frame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.swing.JFrame;
import javax.swing.ToolTipManager;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.NodeEvents;
import org.swarmroom.ui.kit.SwingSchedule;
import org.swarmroom.ui.kit.Theme;
import org.swarmroom.ui.kit.Ui;
import org.swarmroom.ui.room.RoomWindow;
import org.swarmroom.ui.sharing.SharingWindow;

/** The windows once they are there, and what they share. Event thread. */
final class OpenWindows implements Desk {

  private final NodeControl node;
  private final Runnable quit;
  private final Executor background;
  private final Answers answers = new Answers(Ui.LATER);
  private final NodeEvents events;
  private final RoomWindow room;
  private Optional<SharingWindow> sharing = Optional.empty();
  private Theme theme;
  private boolean systemIsDark;

  OpenWindows(
      NodeControl node, Runnable quit, Executor background, Theme theme, boolean systemIsDark) {
    this.node = node;
    this.quit = quit;
    this.background = background;
    this.theme = theme;
    this.systemIsDark = systemIsDark;
    Theme.prepare();
    theme.apply(systemIsDark);
    ToolTipManager.sharedInstance().setInitialDelay(500);
    events = new NodeEvents(node, new SwingSchedule(), Ui.LATER);
    room = new RoomWindow(this);
    followSystem(room.frame());
    room.open();
  }

  void openLink(String link) {
    if (link.startsWith("swarmroom:")) {
      openRoom();
      room.offerLink(link);
    } else {
      addTorrent(link);
    }
  }

  void close() {
    events.close();
    sharing.ifPresent(SharingWindow::close);
    room.frame().dispose();
  }

  @Override
  public NodeControl node() {
    return node;
  }

  @Override
  public Answers answers() {
    return answers;
  }

  @Override
  public NodeEvents events() {
    return events;
  }

  @Override
  public void openRoom() {
    raise(room.frame());
  }

  @Override
  public void openSharing() {
    raise(sharingWindow().frame());
  }

  @Override
  public void searchFor(String query) {
    sharingWindow().search(query);
    openSharing();
  }

  @Override
  public void addTorrent(String source) {
    answers.ask(
        () -> node.addTorrent(source, Optional.empty(), List.of()),
        transfer -> room.info(text("download.started", transfer.name())),
        room::error);
  }

  @Override
  public Theme theme() {
    return theme;
  }

  @Override
  public void theme(Theme chosen) {
    theme = chosen;
    theme.apply(systemIsDark);
    answers.ask(() -> node.putSetting(Theme.SETTING, chosen.setting()), done -> {}, room::error);
    lookAtSystem();
  }

  @Override
  public void inBackground(Runnable task) {
    background.execute(task);
  }

  @Override
  public void quit() {
    quit.run();
  }

  private SharingWindow sharingWindow() {
    if (sharing.isEmpty()) {
      var window = new SharingWindow(this);
      followSystem(window.frame());
      sharing = Optional.of(window);
    }
    return sharing.get();
  }

  private static void raise(JFrame frame) {
    frame.setExtendedState(frame.getExtendedState() & ~Frame.ICONIFIED);
    frame.setVisible(true);
    frame.toFront();
  }

  private void followSystem(JFrame frame) {
    frame.addWindowListener(
        new java.awt.event.WindowAdapter() {
          @Override
          public void windowActivated(java.awt.event.WindowEvent event) {
            lookAtSystem();
          }
        });
  }

  /** The desktop may have changed from light to dark since we looked. */
  private void lookAtSystem() {
    if (theme == Theme.SYSTEM) {
      inBackground(
          () -> {
            boolean dark = SystemTheme.isDark();
            answers.later(
                () -> {
                  systemIsDark = dark;
                  theme.apply(dark);
                });
          });
    }
  }
}
