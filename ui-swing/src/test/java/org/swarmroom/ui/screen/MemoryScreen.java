package org.swarmroom.ui.screen;

import java.awt.Toolkit;
import java.lang.reflect.Field;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Installs the toolkit that paints into memory, before the first test class is loaded: a JVM picks
 * its toolkit once. Asked for by {@code -Dswarmroom.screen=memory}; otherwise nothing happens and
 * the tests run on the platform's own toolkit.
 */
public final class MemoryScreen implements LauncherSessionListener {

  private static final String TOOLKIT =
      "com.github.caciocavallosilano.cacio.ctc.junit.CacioExtension";

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if ("memory".equals(System.getProperty("swarmroom.screen"))) {
      install();
    }
  }

  private static void install() {
    try {
      useFontsWithoutX11();
      Class.forName(TOOLKIT); // its static initializer replaces the toolkit, and swallows errors
      String toolkit = Toolkit.getDefaultToolkit().getClass().getName();
      if (!toolkit.contains(".cacio.")) {
        throw new ClassNotFoundException("the toolkit is still " + toolkit);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The screen in memory could not be installed: "
              + e
              + ". Run with --add-opens for java.desktop, as the build does.",
          e);
    }
  }

  /**
   * The platform's font manager takes the X11 lock as soon as a glyph is missing from the first
   * font, and without a display that crashes the JVM (seen on 17 and 25).
   */
  private static void useFontsWithoutX11() throws ReflectiveOperationException {
    var constructor = Class.forName("sun.awt.FcFontManager").getDeclaredConstructor();
    constructor.setAccessible(true);
    Field instance = Class.forName("sun.font.FontManagerFactory").getDeclaredField("instance");
    instance.setAccessible(true);
    instance.set(null, constructor.newInstance());
  }
}
