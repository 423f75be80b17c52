package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Answers;

/**
 * Does what a typed line asks for. What went wrong is said among the messages, where one looks, and
 * at the foot; a line that was not sent comes back. Confined to the thread of the windows.
 */
final class TypedLines {

  private final NodeControl node;
  private final Answers answers;
  private final RoomView view;
  private final RoomPresenter room;

  TypedLines(NodeControl node, Answers answers, RoomView view, RoomPresenter room) {
    this.node = node;
    this.answers = answers;
    this.view = view;
    this.room = room;
  }

  void typed(String line) {
    var typed = Typed.parse(line);
    if (typed instanceof Typed.Say say) {
      send(line, () -> node.say(say.text()), sent -> {});
    } else if (typed instanceof Typed.Ask ask) {
      send(line, () -> node.ask(ask.text()), id -> view.info(text("room.asked")));
    } else if (typed instanceof Typed.Tell tell) {
      send(line, () -> node.message(tell.nick(), tell.text()), sent -> {});
    } else if (typed instanceof Typed.Away away) {
      send(line, () -> node.setAway(away.reason()), done -> away(away.reason()));
    } else if (typed instanceof Typed.Trust trust) {
      send(line, () -> node.trust(trust.nick()), room::notice);
    } else if (typed instanceof Typed.Wrong wrong) {
      failed(line).accept(wrong.sentence());
    } else {
      command(typed);
    }
  }

  private void command(Typed typed) {
    if (typed instanceof Typed.Nick nick) {
      room.nick(nick.nick());
    } else if (typed instanceof Typed.Topic topic) {
      room.topic(topic.topic());
    } else if (typed instanceof Typed.Leave) {
      room.leave();
    } else if (typed instanceof Typed.Invite) {
      room.invite();
    } else if (typed instanceof Typed.Help) {
      room.notice(text("room.help"));
    } else if (typed instanceof Typed.Ignore ignore) {
      room.ignore(ignore.nick());
    } else if (typed instanceof Typed.Unignore unignore) {
      room.unignore(unignore.nick());
    } else if (typed instanceof Typed.Ping ping) {
      room.notice(room.distance(ping.nick()));
    }
  }

  private void away(String reason) {
    room.notice(reason.isEmpty() ? text("room.back") : text("room.away", reason));
  }

  private <T> void send(
      String line, Supplier<CompletableFuture<T>> sending, Consumer<? super T> sent) {
    if (room.room().isEmpty()) {
      view.error(text("room.none"));
      view.giveBack(line);
    } else {
      answers.ask(sending, sent, failed(line));
    }
  }

  private Consumer<String> failed(String line) {
    return sentence -> {
      room.complain(sentence);
      view.giveBack(line);
    };
  }
}
