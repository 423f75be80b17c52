package org.swarmroom.ui;

import java.awt.Toolkit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Theme;
import org.swarmroom.ui.kit.Ui;

/** The windows of one node. All methods may be called from any thread and return at once. */
public final class Windows implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Windows.class);

  private final ExecutorService background;
  private final CompletableFuture<OpenWindows> opened = new CompletableFuture<>();

  private Windows() {
    background =
        Executors.newSingleThreadExecutor(
            task -> {
              var thread = new Thread(task, "windows-background");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Opens the room window. Needs a display; whoever calls has made sure that there is one.
   *
   * @param node a started node; the windows never close it
   * @param quit called once on the event thread when the user ends the program; the windows are
   *     still open then
   */
  public static Windows open(NodeControl node, Runnable quit) {
    Toolkit
        .getDefaultToolkit(); // in the caller's thread: window managers name the program after it
    var windows = new Windows();
    var theme =
        node.setting(Theme.SETTING)
            .exceptionally(unreadable -> Optional.empty())
            .completeOnTimeout(Optional.empty(), 1, TimeUnit.SECONDS);
    var unused =
        theme
            .thenCombineAsync(
                CompletableFuture.supplyAsync(SystemTheme::isDark, windows.background),
                (setting, dark) ->
                    new OpenWindows(
                        node,
                        quit,
                        windows.background,
                        setting.map(Theme::of).orElse(Theme.SYSTEM),
                        dark),
                Ui.LATER)
            .whenComplete(
                (open, error) -> {
                  if (error == null) {
                    windows.opened.complete(open);
                  } else {
                    LOG.error("The windows could not be opened", error);
                    windows.opened.completeExceptionally(error);
                  }
                });
    return windows;
  }

  /** Brings the room window to the front; done when the program is started a second time. */
  public void raise() {
    var unused = opened.thenAcceptAsync(OpenWindows::openRoom, Ui.LATER);
  }

  /**
   * Offers a {@code swarmroom://} link to join, or fetches a {@code magnet:} link or a .torrent
   * file's path.
   */
  public void openLink(String link) {
    var unused = opened.thenAcceptAsync(windows -> windows.openLink(link), Ui.LATER);
  }

  /** Disposes of all windows. */
  @Override
  public void close() {
    var unused = opened.thenAcceptAsync(OpenWindows::close, Ui.LATER);
    background.shutdown();
  }
}
