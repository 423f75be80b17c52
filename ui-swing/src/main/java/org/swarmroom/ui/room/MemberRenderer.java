package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.ui.FlatUIUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import javax.swing.DefaultListCellRenderer;
import javax.swing.Icon;
import javax.swing.JList;
import javax.swing.UIManager;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Nicks;

/**
 * A member: disc, nick, host's crown, round trip; a ring instead of a dot says that its files are
 * away.
 */
final class MemberRenderer extends DefaultListCellRenderer {

  private static final long serialVersionUID = 1L;

  private final transient Icon host = Icons.tinted("host", 14, "Swarmroom.warn");
  private transient RoomView.Member member =
      new RoomView.Member("", "", false, false, false, false, false, false, false, -1);
  private transient boolean chosen;

  @Override
  public Component getListCellRendererComponent(
      JList<?> list, Object value, int index, boolean selected, boolean focused) {
    super.getListCellRendererComponent(list, "", index, selected, focused);
    if (value instanceof RoomView.Member shown) {
      member = shown;
      chosen = selected;
      getAccessibleContext().setAccessibleName(describe(shown));
    }
    return this;
  }

  /** All of what the drawing says, in words. */
  static String describe(RoomView.Member member) {
    var words = new StringBuilder(member.nick());
    if (member.self()) {
      words.append(", ").append(text("room.member.self"));
    }
    if (member.host()) {
      words.append(", ").append(text("room.member.host"));
    }
    if (member.next()) {
      words.append(", ").append(text("room.member.next"));
    }
    if (member.stock()) {
      words.append(", ").append(text("room.member.stock"));
    }
    if (member.away()) {
      words.append(", ").append(text("room.member.gone"));
    }
    if (member.ignored()) {
      words.append(", ").append(text("room.member.ignored"));
    }
    if (member.filesAway()) {
      words.append(", ").append(text("room.member.away"));
    }
    if (member.roundTripMillis() >= 0) {
      words.append(", ").append(text("room.member.trip", member.roundTripMillis()));
    }
    return words.toString();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int disc = scale(24);
    int y = (getHeight() - disc) / 2;
    int x = scale(12);
    Nicks.paintDisc(this, g, member.nick(), x, y, disc);
    paintPresence(g, x + disc - scale(8), y + disc - scale(8));
    paintWords(g, x + disc + scale(10));
    g.dispose();
  }

  private void paintPresence(Graphics2D g, int x, int y) {
    int size = scale(10);
    g.setColor(getBackground());
    g.fill(new Ellipse2D.Float(x - 1, y - 1, size + 2, size + 2));
    g.setColor(
        UIManager.getColor(
            member.away()
                ? "Swarmroom.warn"
                : member.filesAway() || member.stock() ? "Swarmroom.muted" : "Swarmroom.good"));
    if (member.filesAway()) {
      g.setStroke(new java.awt.BasicStroke(scale(2)));
      g.draw(new Ellipse2D.Float(x + 1, y + 1, size - 3, size - 3));
    } else {
      g.fill(new Ellipse2D.Float(x + 1, y + 1, size - 2, size - 2));
    }
  }

  private void paintWords(Graphics2D g, int left) {
    var muted = chosen ? getForeground() : UIManager.getColor("Swarmroom.muted");
    var font = getFont().deriveFont(member.self() ? Font.BOLD : Font.PLAIN);
    var metrics = getFontMetrics(font);
    int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
    int right = getWidth() - scale(12);
    var facts = facts();
    var small = getFont().deriveFont(getFont().getSize2D() * .85f);
    int factsWidth = getFontMetrics(small).stringWidth(facts);
    g.setFont(small);
    g.setColor(muted);
    FlatUIUtils.drawString(this, g, facts, right - factsWidth, baseline);
    int room =
        right - left - factsWidth - scale(8) - (member.host() ? host.getIconWidth() + scale(6) : 0);
    var nick =
        com.formdev.flatlaf.util.StringUtils.isEmpty(member.nick())
            ? ""
            : javax.swing.SwingUtilities.layoutCompoundLabel(
                this,
                metrics,
                member.nick(),
                null,
                CENTER,
                LEFT,
                CENTER,
                LEFT,
                new java.awt.Rectangle(0, 0, Math.max(0, room), getHeight()),
                new java.awt.Rectangle(),
                new java.awt.Rectangle(),
                0);
    g.setFont(font);
    g.setColor(member.ignored() || member.away() ? muted : getForeground());
    FlatUIUtils.drawString(this, g, nick, left, baseline);
    if (member.host()) {
      host.paintIcon(
          this,
          g,
          left + metrics.stringWidth(nick) + scale(6),
          (getHeight() - host.getIconHeight()) / 2);
    }
  }

  private String facts() {
    if (member.ignored()) {
      return text("room.member.ignored");
    }
    if (member.away()) {
      return text("room.member.gone");
    }
    if (member.stock()) {
      return text("room.member.stock.short");
    }
    return member.roundTripMillis() >= 0 && !member.self()
        ? text("room.member.trip", member.roundTripMillis())
        : "";
  }

  private static int scale(int pixels) {
    return UIScale.scale(pixels);
  }
}
