package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import java.awt.AWTException;
import java.awt.HeadlessException;
import java.awt.SystemTray;
import java.awt.Taskbar;
import java.awt.TrayIcon;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Optional;
import javax.swing.JFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.ui.kit.Icons;

/**
 * Tells of unread lines outside the window, as far as the desktop can: a number at the program's
 * icon, a window that asks for attention, an icon in the tray with a message. Never takes the
 * focus. Event thread.
 */
final class Attention {

  private static final Logger LOG = LoggerFactory.getLogger(Attention.class);

  private final JFrame frame;
  private final Runnable open;
  private final Optional<Taskbar> taskbar = taskbarOfDesktop();
  private Optional<TrayIcon> icon = Optional.empty();
  private boolean noTray;

  /**
   * @param open brings the window to the front, when the tray's icon is clicked
   */
  Attention(JFrame frame, Runnable open) {
    this.frame = frame;
    this.open = open;
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            icon.ifPresent(shown -> SystemTray.getSystemTray().remove(shown));
            icon = Optional.empty();
          }
        });
  }

  /** Shows how much is unread; 0 takes everything back. */
  void unread(int lines) {
    taskbar
        .filter(bar -> bar.isSupported(Taskbar.Feature.ICON_BADGE_NUMBER))
        .ifPresent(bar -> bar.setIconBadge(lines == 0 ? null : Integer.toString(lines)));
    icon.ifPresent(shown -> shown.setToolTip(words(lines)));
  }

  /** Somebody spoke to us while we were not looking. */
  void call(String from, String words, int lines) {
    taskbar.ifPresent(this::askForAttention);
    tray(lines).ifPresent(shown -> shown.displayMessage(from, words, TrayIcon.MessageType.NONE));
  }

  private void askForAttention(Taskbar bar) {
    if (bar.isSupported(Taskbar.Feature.USER_ATTENTION_WINDOW)) {
      bar.requestWindowUserAttention(frame);
    } else if (bar.isSupported(Taskbar.Feature.USER_ATTENTION)) {
      bar.requestUserAttention(true, false);
    }
  }

  private static Optional<Taskbar> taskbarOfDesktop() {
    try {
      return Taskbar.isTaskbarSupported() ? Optional.of(Taskbar.getTaskbar()) : Optional.empty();
    } catch (HeadlessException noDesktop) {
      return Optional.empty(); // a screen in memory has a taskbar by its toolkit alone
    }
  }

  private Optional<TrayIcon> tray(int lines) {
    if (icon.isEmpty() && !noTray) {
      noTray = !SystemTray.isSupported();
      if (!noTray) {
        show(lines);
      }
    }
    return icon;
  }

  private void show(int lines) {
    var images = Icons.windowIcons();
    var shown = new TrayIcon(images.get(images.size() - 1), words(lines));
    shown.setImageAutoSize(true);
    shown.addActionListener(e -> open.run());
    try {
      SystemTray.getSystemTray().add(shown);
      icon = Optional.of(shown);
    } catch (AWTException gone) {
      LOG.debug("the desktop has no tray now", gone);
      noTray = true;
    }
  }

  private static String words(int lines) {
    return text("room.unread.tray", lines);
  }
}
