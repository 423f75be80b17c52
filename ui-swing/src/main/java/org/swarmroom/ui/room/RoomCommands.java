package org.swarmroom.ui.room;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Texts;

/** Everything one can do in the room window, once each. */
final class RoomCommands {

  final Command invite;
  final Command topic;
  final Command nick;
  final Command share;
  final Command search;
  final Command find;
  final Command joinOther;
  final Command hostOther;
  final Command leave;
  final Command quit;
  final Command notify;
  final Command help;
  final Command about;

  private final Desk desk;
  private final RoomPresenter presenter;
  private final RoomWindow window;

  RoomCommands(Desk desk, RoomPresenter presenter, RoomWindow window) {
    this.desk = desk;
    this.presenter = presenter;
    this.window = window;
    invite = new Command("room.invite", Icons.icon("link"), presenter::invite);
    topic =
        new Command(
            "room.topic.edit",
            Icons.icon("edit"),
            () -> window.ask("room.topic.ask", now(RoomState::topic), presenter::topic));
    nick =
        new Command(
            "room.nick", () -> window.ask("room.nick.ask", now(RoomState::nick), presenter::nick));
    share = new Command("room.share", Icons.icon("share"), desk::openSharing);
    search = new Command("room.search", Icons.icon("search"), () -> desk.searchFor(""));
    find = new Command("room.find", window::find);
    joinOther = new Command("room.join.other", () -> join(""));
    hostOther =
        new Command(
            "room.host.other",
            () ->
                window.ask(
                    "room.host.ask", "", name -> presenter.host(now(RoomState::nick), name)));
    leave = new Command("room.leave", presenter::leave);
    quit = new Command("room.quit", desk::quit);
    notify = new Command("room.notify", this::changeNotify).checkable();
    help = new Command("room.help.show", () -> presenter.typed("/help"));
    about = new Command("room.about", this::about);
  }

  Command send(Runnable submit) {
    return new Command("room.send", Icons.icon("send"), submit);
  }

  /** Outside a room some of it makes no sense. */
  void inRoom(boolean in) {
    for (var command :
        new Command[] {invite, topic, nick, find, joinOther, hostOther, leave, help}) {
      command.setEnabled(in);
    }
  }

  /** Asks before it leaves the present room for another. */
  void join(String link) {
    window.ask("room.join.ask", link, typed -> presenter.join(now(RoomState::nick), typed));
  }

  void browse(String link) {
    desk.inBackground(
        () -> {
          try {
            Desktop.getDesktop().browse(URI.create(link));
          } catch (IOException | RuntimeException e) {
            desk.answers().later(() -> window.error(Texts.text("room.browse.failed", link)));
          }
        });
  }

  /** A check mark changes before its action runs. */
  private void changeNotify() {
    presenter.notify(notify.isChecked());
  }

  private void about() {
    desk.answers()
        .ask(
            desk.node()::status,
            status ->
                window.info(
                    Texts.text(
                        "room.about.facts",
                        status.nick(),
                        Integer.toString(status.port()),
                        status.fingerprint())),
            window::error);
  }

  private String now(java.util.function.Function<RoomState, String> part) {
    return presenter.room().map(part).orElse("");
  }
}
