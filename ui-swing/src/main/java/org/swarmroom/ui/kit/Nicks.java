package org.swarmroom.ui.kit;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Locale;
import javax.swing.JComponent;

/**
 * Each nick has one colour everywhere, readable in light and dark, and a disc with its first
 * letter.
 */
public final class Nicks {

  private Nicks() {}

  /** Colour of a nick as text. */
  public static Color colour(String nick) {
    return FlatLaf.isLafDark()
        ? Color.getHSBColor(hue(nick), .38f, .92f)
        : Color.getHSBColor(hue(nick), .80f, .48f);
  }

  /** Paints the disc of a nick. */
  public static void paintDisc(
      JComponent on, Graphics2D g, String nick, int x, int y, int diameter) {
    g.setColor(
        FlatLaf.isLafDark()
            ? Color.getHSBColor(hue(nick), .45f, .50f)
            : Color.getHSBColor(hue(nick), .62f, .58f));
    g.fill(new Ellipse2D.Float(x, y, diameter, diameter));
    g.setColor(Color.WHITE);
    var font = on.getFont().deriveFont(java.awt.Font.BOLD, diameter * .42f);
    g.setFont(font);
    var letter =
        nick.isEmpty()
            ? "?"
            : new String(Character.toChars(nick.codePointAt(0))).toUpperCase(Locale.ROOT);
    var metrics = on.getFontMetrics(font);
    FlatUIUtils.drawString(
        on,
        g,
        letter,
        x + (diameter - metrics.stringWidth(letter)) / 2,
        y + (diameter - metrics.getHeight()) / 2 + metrics.getAscent());
  }

  private static float hue(String nick) {
    int hash = nick.toLowerCase(Locale.ROOT).hashCode() * 0x9E3779B9 ^ nick.length() * 0x85EBCA6B;
    return (hash >>> 8) / 16_777_216f;
  }
}
