package org.swarmroom.ui.kit;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.extras.FlatAnimatedLafChange;
import java.awt.Window;
import java.util.Locale;

/** Light, dark, or as the desktop has it. Event thread, but for {@link #of}. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  /** The setting's name in the node. */
  public static final String SETTING = "theme";

  /** Reads the setting's value; anything unknown follows the system. */
  public static Theme of(String value) {
    for (var theme : values()) {
      if (theme.setting().equalsIgnoreCase(value)) {
        return theme;
      }
    }
    return SYSTEM;
  }

  /** The value kept in the setting, such as {@code dark}. */
  public String setting() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Before the first window: finds our colours beside FlatLaf's. */
  public static void prepare() {
    FlatLaf.registerCustomDefaultsSource("org.swarmroom.ui.theme");
  }

  /** Dresses all windows, those open as well. */
  public void apply(boolean systemIsDark) {
    boolean dark = this == DARK || (this == SYSTEM && systemIsDark);
    if (javax.swing.UIManager.getLookAndFeel() instanceof FlatLaf && FlatLaf.isLafDark() == dark) {
      return;
    }
    boolean open = Window.getWindows().length > 0;
    if (open) {
      FlatAnimatedLafChange.showSnapshot();
    }
    if (dark) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
    FlatLaf.updateUI();
    if (open) {
      FlatAnimatedLafChange.hideSnapshotWithAnimation();
    }
  }
}
