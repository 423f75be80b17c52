package org.swarmroom.ui;

import com.formdev.flatlaf.util.SystemInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the desktop is dark, asked of the desktop's own tool. Waits for that program: background
 * only.
 */
final class SystemTheme {

  private static final Logger LOG = LoggerFactory.getLogger(SystemTheme.class);

  private SystemTheme() {}

  static boolean isDark() {
    if (SystemInfo.isMacOS) {
      return says("dark", "defaults", "read", "-g", "AppleInterfaceStyle");
    }
    if (SystemInfo.isWindows) {
      return says(
          "0x0",
          "reg",
          "query",
          "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
          "/v",
          "AppsUseLightTheme");
    }
    var gtk = System.getenv("GTK_THEME");
    return gtk != null
        ? gtk.toLowerCase(Locale.ROOT).endsWith("dark")
        : says("dark", "gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
  }

  private static boolean says(String word, String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.toLowerCase(Locale.ROOT).contains(word);
    } catch (IOException notThere) {
      LOG.debug("No tool tells whether the desktop is dark; taking light", notThere);
      return false;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
