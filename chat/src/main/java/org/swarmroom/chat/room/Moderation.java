package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/** KICK, INVITE and OPER. Source: RFC 2812 sections 3.1.4, 3.2.7 and 3.2.8; IRCv3 invite-notify. */
final class Moderation {

  private static final int MAX_WRONG_PASSWORDS = 5;

  private final RoomState state;

  Moderation(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    state.isupport.add("KICKLEN=" + Welcome.REASON_BYTES);
    table.add("KICK", 2, this::kick);
    table.add("INVITE", 2, this::invite);
    table.add("OPER", 2, this::oper);
  }

  private void kick(Session session, Message message) {
    String channel = state.channel.name;
    if (!state.isChannel(message.param(0))) {
      state.reply(
          session, Numerics.ERR_NOSUCHCHANNEL, Texts.cut(message.param(0), 64), "No such channel");
      return;
    }
    if (!state.mayModerate(session.person)) {
      state.reply(session, Numerics.ERR_CHANOPRIVSNEEDED, channel, "You're not a channel operator");
      return;
    }
    String reason = message.has(2) ? message.param(2) : session.person.nick;
    for (String nick : message.param(1).split(",", 4)) {
      Optional<Person> target = state.find(nick).filter(state.channel::has);
      if (target.isEmpty()) {
        state.reply(
            session,
            Numerics.ERR_USERNOTINCHANNEL,
            Texts.cut(nick, 64),
            channel,
            "They aren't on that channel");
      } else {
        Message kick =
            Message.from(
                session.person.source(),
                "KICK",
                channel,
                target.get().nick,
                Texts.cut(reason, Welcome.REASON_BYTES));
        state.toChannel(kick.withTags(state.now(session.person)), other -> true);
        state.leave(target.get());
      }
    }
  }

  private void invite(Session session, Message message) {
    String channel = state.channel.name;
    Optional<Person> target = state.find(message.param(0));
    if (target.isEmpty()) {
      state.reply(
          session,
          Numerics.ERR_NOSUCHNICK,
          Texts.cut(message.param(0), 64),
          "No such nick/channel");
    } else if (!state.isChannel(message.param(1)) || !state.channel.has(session.person)) {
      state.reply(
          session,
          Numerics.ERR_NOTONCHANNEL,
          Texts.cut(message.param(1), 64),
          "You're not on that channel");
    } else if (state.channel.has(target.get())) {
      state.reply(
          session, Numerics.ERR_USERONCHANNEL, target.get().nick, channel, "is already on channel");
    } else {
      state.reply(session, Numerics.RPL_INVITING, target.get().nick, channel);
      Message invite = Message.from(session.person.source(), "INVITE", target.get().nick, channel);
      state.send(target.get(), invite);
      state.toChannel(invite, other -> other != session && other.has(Cap.INVITE_NOTIFY));
    }
  }

  private void oper(Session session, Message message) {
    String password = state.settings.operators().get(message.param(0));
    if (password != null && Registration.same(password, message.param(1))) {
      session.person.operator = true;
      state.reply(session, Numerics.RPL_YOUREOPER, "You are now an IRC operator");
      session.send(Message.from(session.person.source(), "MODE", session.person.nick, "+o"));
    } else {
      state.reply(session, Numerics.ERR_PASSWDMISMATCH, "Password incorrect");
      if (++session.wrongPasswords >= MAX_WRONG_PASSWORDS) {
        state.close(session, "Too many wrong passwords", "too many wrong passwords");
      }
    }
  }
}
