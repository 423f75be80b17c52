package org.swarmroom.app;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;
import org.swarmroom.app.cli.WindowsStarter;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.Windows;

/**
 * The one place where the program reaches for the windows; nothing of AWT is loaded before it is
 * asked.
 */
final class WindowsSeam implements WindowsStarter {

  @Override
  public boolean hasDisplay() {
    try {
      return !GraphicsEnvironment.isHeadless()
          && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
    } catch (HeadlessException | AWTError unreachable) {
      return false; // DISPLAY names a server that does not answer.
    }
  }

  @Override
  public OpenWindows open(NodeControl node, Optional<String> argument, Runnable quit) {
    Windows windows = Windows.open(node, quit);
    argument.ifPresent(windows::openLink);
    return new OpenWindows() {
      @Override
      public void raise(Optional<String> given) {
        windows.raise();
        given.ifPresent(windows::openLink);
      }

      @Override
      public void close() {
        windows.close();
      }
    };
  }
}
