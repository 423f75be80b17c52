package org.swarmroom.ui.room;

import com.formdev.flatlaf.ui.FlatUIUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Nicks;
import org.swarmroom.ui.kit.Texts;

/** Paints the entries of a transcript that are in the clip. */
final class TranscriptPainter {

  private static final int DISC = 32;

  private final JComponent on;
  private final Transcript transcript;
  private final TranscriptSelection selection;

  private final Font plain;
  private final Font bold;
  private final Font small;
  private final FontMetrics plainMetrics;
  private final FontMetrics boldMetrics;
  private final FontMetrics smallMetrics;
  private final Icon lock = Icons.tinted("lock", 12, "Swarmroom.accent");
  private final Icon notice = Icons.tinted("info", 14, "Swarmroom.muted");

  /** Takes fonts from the theme; made anew when that changes. */
  TranscriptPainter(JComponent on, Transcript transcript, TranscriptSelection selection) {
    this.on = on;
    this.transcript = transcript;
    this.selection = selection;
    plain = UIManager.getFont("Label.font");
    bold = plain.deriveFont(Font.BOLD);
    small = plain.deriveFont(plain.getSize2D() * .88f);
    plainMetrics = on.getFontMetrics(plain);
    boldMetrics = on.getFontMetrics(bold);
    smallMetrics = on.getFontMetrics(small);
  }

  TranscriptLayout.Metrics metrics() {
    var ascii = new int[256];
    for (char c = 0; c < ascii.length; c++) {
      ascii[c] = plainMetrics.charWidth(c);
    }
    var metrics = plainMetrics;
    return new TranscriptLayout.Metrics(
        c -> c < ascii.length ? ascii[c] : metrics.charWidth(c),
        plainMetrics.getHeight() + scale(4),
        boldMetrics.getHeight() + scale(5),
        scale(40),
        scale(12),
        scale(2),
        scale(64));
  }

  static int textLeft() {
    return scale(16 + DISC + 12);
  }

  static int textRight() {
    return scale(20);
  }

  /** Offset in a row of text nearest to {@code x} pixels from its left. */
  int offsetAt(String row, int x) {
    int offset = 0;
    while (offset < row.length()) {
      int before = plainMetrics.stringWidth(row.substring(0, offset));
      int behind = plainMetrics.stringWidth(row.substring(0, offset + 1));
      if (x < (before + behind) / 2) {
        break;
      }
      offset++;
    }
    return offset;
  }

  void paint(Graphics2D g, TranscriptLayout layout, int first, int last) {
    for (int i = first; i <= last; i++) {
      paintEntry(g, layout, i);
    }
  }

  private void paintEntry(Graphics2D g, TranscriptLayout layout, int index) {
    var entry = transcript.get(index);
    int top = layout.top(index);
    int bottom = layout.top(index + 1);
    if (transcript.startsDay(index)) {
      var day = Formats.day(transcript.day(index));
      paintRule(g, day, top, layout.metrics().day(), "Swarmroom.line", "Swarmroom.muted");
      top += layout.metrics().day();
    }
    if (transcript.startsNew(index)) {
      var fresh = Texts.text("room.new");
      paintRule(g, fresh, top, layout.metrics().day(), "Swarmroom.error", "Swarmroom.error");
      top += layout.metrics().day();
    }
    if (transcript.startsGroup(index)) {
      top += layout.metrics().gap();
    }
    paintGround(g, entry, top, bottom);
    if (transcript.startsGroup(index)) {
      paintHeading(g, entry, top);
    }
    if (entry.kind() == Entry.Kind.OFFER) {
      return;
    }
    int y = layout.top(index) + layout.lead(index);
    if (entry.kind() == Entry.Kind.NOTICE) {
      int icon = notice.getIconWidth();
      notice.paintIcon(
          on,
          g,
          textLeft() - scale(12) - icon - scale(9),
          y + (layout.metrics().line() - icon) / 2);
    }
    if (!entry.quote().isEmpty()) {
      paintQuote(g, entry.quote(), y - layout.metrics().line(), layout.metrics().line());
    }
    paintRows(g, layout, index, entry, y);
  }

  /** Words between two lines, across the pane. */
  private void paintRule(
      Graphics2D g, String words, int top, int height, String line, String colour) {
    int width = smallMetrics.stringWidth(words);
    int middle = on.getWidth() / 2;
    int y = top + height / 2;
    g.setColor(colour(line));
    int gap = width / 2 + scale(12);
    g.fillRect(scale(16), y, Math.max(0, middle - gap - scale(16)), 1);
    g.fillRect(middle + gap, y, Math.max(0, on.getWidth() - scale(16) - middle - gap), 1);
    g.setFont(small);
    g.setColor(colour(colour));
    FlatUIUtils.drawString(
        on,
        g,
        words,
        middle - width / 2,
        y - smallMetrics.getHeight() / 2 + smallMetrics.getAscent());
  }

  private void paintGround(Graphics2D g, Entry entry, int top, int bottom) {
    var ground =
        entry.mention()
            ? "Swarmroom.mention"
            : entry.kind() == Entry.Kind.PRIVATE ? "Swarmroom.private" : null;
    if (ground == null) {
      return;
    }
    g.setColor(colour(ground));
    g.fillRect(0, top, on.getWidth(), bottom - top);
    g.setColor(colour(entry.mention() ? "Swarmroom.mentionBar" : "Swarmroom.accent"));
    g.fillRect(0, top, scale(3), bottom - top);
  }

  private void paintHeading(Graphics2D g, Entry entry, int top) {
    Nicks.paintDisc(on, g, entry.from(), scale(16), top + scale(3), scale(DISC));
    int x = textLeft();
    int baseline = top + boldMetrics.getAscent() + scale(2);
    g.setFont(bold);
    g.setColor(Nicks.colour(entry.from()));
    FlatUIUtils.drawString(on, g, entry.from(), x, baseline);
    x += boldMetrics.stringWidth(entry.from()) + scale(8);
    g.setFont(small);
    if (entry.kind() == Entry.Kind.PRIVATE) {
      if (entry.encrypted()) {
        lock.paintIcon(on, g, x, baseline - scale(11));
        x += lock.getIconWidth() + scale(4);
      }
      var way = Texts.text(entry.encrypted() ? "room.private.sealed" : "room.private.open");
      var mark =
          entry.own()
              ? Texts.text("room.private.to", entry.to(), way)
              : Texts.text("room.private.from", way);
      g.setColor(colour(entry.encrypted() ? "Swarmroom.accent" : "Swarmroom.muted"));
      FlatUIUtils.drawString(on, g, mark, x, baseline);
      x += smallMetrics.stringWidth(mark) + scale(8);
    }
    g.setColor(colour("Swarmroom.muted"));
    FlatUIUtils.drawString(on, g, Formats.clock(entry.at()), x, baseline);
  }

  /** The beginning of the line that is answered, on a row of its own above the answer. */
  private void paintQuote(Graphics2D g, String quote, int top, int height) {
    int left = textLeft() + scale(8);
    int right = on.getWidth() - textRight();
    g.setColor(colour("Swarmroom.accent"));
    g.fillRect(textLeft(), top + scale(2), scale(2), height - scale(4));
    g.setFont(small);
    g.setColor(colour("Swarmroom.muted"));
    var shown =
        SwingUtilities.layoutCompoundLabel(
            on,
            smallMetrics,
            quote,
            null,
            SwingConstants.CENTER,
            SwingConstants.LEFT,
            SwingConstants.CENTER,
            SwingConstants.LEFT,
            new Rectangle(left, top, Math.max(0, right - left), height),
            new Rectangle(),
            new Rectangle(),
            0);
    FlatUIUtils.drawString(
        on,
        g,
        shown,
        left,
        top + (height - smallMetrics.getHeight()) / 2 + smallMetrics.getAscent());
  }

  private void paintRows(Graphics2D g, TranscriptLayout layout, int index, Entry entry, int top) {
    var text = entry.text();
    var runs =
        entry.kind() == Entry.Kind.NOTICE
            ? List.of(new Runs.Run(0, text.length(), Runs.Style.PLAIN))
            : Runs.of(text);
    var span = selection.spanOf(index);
    int line = layout.metrics().line();
    int start = 0;
    int y = top;
    for (int end : layout.rows(index)) {
      int from = start;
      int rowTop = y;
      span.ifPresent(selected -> paintSelected(g, text, from, end, selected, rowTop, line));
      paintRow(
          g,
          entry,
          runs,
          from,
          end,
          y + (line - plainMetrics.getHeight()) / 2 + plainMetrics.getAscent());
      start = end;
      y += line;
    }
  }

  private void paintSelected(
      Graphics2D g,
      String text,
      int from,
      int end,
      TranscriptSelection.Span selected,
      int y,
      int line) {
    int first = Math.max(from, selected.from());
    int last = Math.min(end, selected.to());
    if (first < last) {
      int x = plainMetrics.stringWidth(text.substring(from, first));
      g.setColor(colour("Swarmroom.selection"));
      g.fillRect(textLeft() + x, y, plainMetrics.stringWidth(text.substring(first, last)), line);
    }
  }

  private void paintRow(
      Graphics2D g, Entry entry, List<Runs.Run> runs, int start, int end, int baseline) {
    int x = textLeft();
    g.setFont(plain);
    for (var run : runs) {
      int from = Math.max(start, run.from());
      int to = Math.min(end, run.to());
      if (from < to) {
        var piece = entry.text().substring(from, to).stripTrailing();
        g.setColor(colour(entry, run.style()));
        FlatUIUtils.drawString(on, g, piece, x, baseline);
        int width = plainMetrics.stringWidth(entry.text().substring(from, to));
        if (run.style() == Runs.Style.LINK) {
          g.fillRect(x, baseline + scale(2), plainMetrics.stringWidth(piece), 1);
        }
        x += width;
      }
    }
  }

  private static Color colour(Entry entry, Runs.Style style) {
    if (style != Runs.Style.PLAIN) {
      return colour("Swarmroom.accent");
    }
    return switch (entry.kind()) {
      case NOTICE -> colour("Swarmroom.muted");
      case ACTION -> Nicks.colour(entry.from());
      default -> colour("Label.foreground");
    };
  }

  private static Color colour(String key) {
    return UIManager.getColor(key);
  }

  private static int scale(int pixels) {
    return UIScale.scale(pixels);
  }
}
