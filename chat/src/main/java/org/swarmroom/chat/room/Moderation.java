package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/** KICK. Source: RFC 2812 section 3.2.8. */
final class Moderation {

  private final RoomState state;

  Moderation(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    state.isupport.add("KICKLEN=" + Welcome.REASON_BYTES);
    table.add("KICK", 2, this::kick);
  }

  private void kick(Session session, Message message) {
    Person by = session.person;
    if (!state.isChannel(message.param(0))) {
      state.noSuchChannel(session, message.param(0));
    } else if (!state.channel.has(by) && !by.operator) {
      state.notOnChannel(session);
    } else if (!state.mayModerate(by)) {
      state.needsOperator(session);
    } else {
      String reason = message.param(2).isEmpty() ? by.nick : message.param(2);
      for (String nick : state.targets.of(session, "KICK", message.param(1))) {
        kick(session, nick, Texts.cut(reason, Welcome.REASON_BYTES));
      }
    }
  }

  private void kick(Session session, String nick, String reason) {
    Optional<Person> target = state.find(nick);
    if (target.isEmpty()) {
      state.noSuchNick(session, nick);
    } else if (!state.channel.has(target.get())) {
      state.notInChannel(session, target.get().nick);
    } else if (!mayRemove(session.person, target.get())) {
      state.reply(
          session,
          Numerics.ERR_CHANOPRIVSNEEDED,
          state.channel.name,
          target.get().nick
              + " can't be removed by you: "
              + (state.isHost(target.get()) ? "it hosts the room" : "its rank is too high"));
    } else {
      Message kick =
          Message.from(
                  session.person.source(), "KICK", state.channel.name, target.get().nick, reason)
              .withTags(state.now(session.person));
      state.toChannel(kick, other -> true);
      if (!state.channel.has(session.person)) {
        session.send(kick);
      }
      state.leave(target.get());
    }
  }

  private boolean mayRemove(Person by, Person target) {
    return by == target
        || (!state.isHost(target)
            && (state.isOperator(by)
                || !(state.channel.is(target, Rank.OP) || state.channel.is(target, Rank.HALFOP))));
  }
}
