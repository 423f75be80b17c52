package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import javax.swing.JFrame;
import javax.swing.JLabel;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Dialogs;
import org.swarmroom.ui.kit.PlainLabel;

/** Opens links with the window and asks about them over it. */
final class LinkWays implements Links.Ways {

  private static final int SHOWN = 80;

  private final Desk desk;
  private final RoomCommands commands;
  private final JFrame frame;

  LinkWays(Desk desk, RoomCommands commands, JFrame frame) {
    this.desk = desk;
    this.commands = commands;
    this.frame = frame;
  }

  @Override
  public void open(Links.Kind kind, String link) {
    switch (kind) {
      case ROOM -> commands.join(link);
      case MAGNET -> desk.addTorrent(link);
      case WEB -> commands.browse(link);
    }
  }

  @Override
  public void ask(Links.Kind kind, String link, String where, Runnable agreed) {
    var shown = new PlainLabel(link.length() > SHOWN ? link.substring(0, SHOWN) + "…" : link);
    shown.setName("room.link.shown");
    boolean web = kind == Links.Kind.WEB;
    var question =
        Box.column()
            .add(new PlainLabel(web ? text("room.link.web", where) : text("room.link.magnet")))
            .gap(8)
            .add(shown)
            .gap(8)
            .add(new JLabel(text("room.link.once")))
            .panel();
    Dialogs.form(frame.getRootPane(), "room.link.ask", question, agreed);
  }
}
