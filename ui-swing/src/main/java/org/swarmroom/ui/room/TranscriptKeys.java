package org.swarmroom.ui.room;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.function.Consumer;
import javax.swing.JPopupMenu;
import javax.swing.JScrollBar;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Icons;

/** Keys and context menu of the messages: copy, select all, scroll. */
final class TranscriptKeys {

  private final TranscriptView view;
  private final TranscriptPane pane;

  /**
   * @param reply takes the nick of whoever is answered
   */
  TranscriptKeys(TranscriptView view, TranscriptPane pane, Consumer<String> reply) {
    this.view = view;
    this.pane = pane;
    var copy = new Command("room.copy", Icons.icon("file"), this::copy).onKey(view, "menu C");
    var all = new Command("room.select.all", this::selectAll).onKey(view, "menu A");
    var end = new Command("room.to.end", pane::toEnd).onKey(view, "END");
    scroll("room.scroll.up", "UP", -1, false);
    scroll("room.scroll.down", "DOWN", 1, false);
    scroll("room.scroll.page.up", "PAGE_UP", -1, true);
    scroll("room.scroll.page.down", "PAGE_DOWN", 1, true);
    new Command("room.scroll.home", () -> bar().setValue(0)).onKey(view, "HOME");
    var answer =
        new Command(
            "room.reply",
            Icons.icon("chat"),
            () ->
                view.pointedAt().map(Entry::from).filter(nick -> !nick.isEmpty()).ifPresent(reply));
    var menu = new JPopupMenu();
    menu.add(answer.item());
    menu.addSeparator();
    menu.add(copy.item());
    menu.add(all.item());
    menu.addSeparator();
    menu.add(end.item());
    view.setComponentPopupMenu(menu);
  }

  private void scroll(String key, String stroke, int direction, boolean page) {
    new Command(key, () -> scrollBy(direction, page)).onKey(view, stroke);
  }

  private void scrollBy(int direction, boolean page) {
    int step = page ? bar().getBlockIncrement(direction) : bar().getUnitIncrement(direction);
    bar().setValue(bar().getValue() + direction * step);
  }

  private JScrollBar bar() {
    return pane.getVerticalScrollBar();
  }

  private void selectAll() {
    view.selection().all();
    view.repaint();
  }

  private void copy() {
    var text = view.selection().text();
    if (!text.isEmpty()) {
      Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }
  }
}
