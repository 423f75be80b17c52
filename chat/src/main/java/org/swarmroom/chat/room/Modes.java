package org.swarmroom.chat.room;

import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * MODE: channel modes n, t, o, v; empty lists for b, e, I, which clients ask for; user modes i, o.
 * Source: RFC 2812 sections 3.1.5 and 3.2.3.
 */
final class Modes {

  private static final int MAX_CHANGES = 4;

  private final RoomState state;

  Modes(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    table.add("MODE", 1, this::run);
  }

  private void run(Session session, Message message) {
    String target = message.param(0);
    if (state.isChannel(target)) {
      if (message.has(1)) {
        channel(session, message);
      } else {
        tellChannel(session);
      }
    } else if (target.startsWith("#")) {
      state.reply(session, Numerics.ERR_NOSUCHCHANNEL, Texts.cut(target, 64), "No such channel");
    } else if (!RoomState.CASES.same(target, session.nick)) {
      state.reply(session, Numerics.ERR_USERSDONTMATCH, "Can't change mode for other users");
    } else if (message.has(1)) {
      user(session, message.param(1));
    } else {
      state.reply(
          session,
          Numerics.RPL_UMODEIS,
          "+" + (session.invisible ? "i" : "") + (session.operator ? "o" : ""));
    }
  }

  private void tellChannel(Session session) {
    String channel = state.settings.channel();
    String modes = "+" + (state.noExternal ? "n" : "") + (state.topicByOps ? "t" : "");
    state.reply(session, Numerics.RPL_CHANNELMODEIS, channel, modes);
    state.reply(session, Numerics.RPL_CREATIONTIME, channel, Long.toString(state.createdAt / 1000));
  }

  private void user(Session session, String modes) {
    boolean on = true;
    boolean unknown = false;
    for (int i = 0; i < modes.length(); i++) {
      char mode = modes.charAt(i);
      switch (mode) {
        case '+' -> on = true;
        case '-' -> on = false;
        case 'i' -> {
          session.invisible = on;
          session.send(
              Message.from(session.source(), "MODE", session.nick, (on ? "+" : "-") + "i"));
        }
        case 'o' -> session.operator &= on;
        default -> unknown = true;
      }
    }
    if (unknown) {
      state.reply(session, Numerics.ERR_UMODEUNKNOWNFLAG, "Unknown MODE flag");
    }
  }

  private void channel(Session session, Message message) {
    String channel = state.settings.channel();
    boolean on = true;
    int param = 2;
    int changes = 0;
    String modes = message.param(1);
    for (int i = 0; i < modes.length(); i++) {
      char mode = modes.charAt(i);
      switch (mode) {
        case '+' -> on = true;
        case '-' -> on = false;
        case 'b' ->
            state.reply(session, Numerics.RPL_ENDOFBANLIST, channel, "End of channel ban list");
        case 'e' ->
            state.reply(
                session, Numerics.RPL_ENDOFEXCEPTLIST, channel, "End of channel exception list");
        case 'I' ->
            state.reply(
                session, Numerics.RPL_ENDOFINVITELIST, channel, "End of channel invite list");
        case 'n', 't', 'o', 'v' -> {
          boolean named = mode == 'o' || mode == 'v';
          String nick = named ? message.param(param++) : "";
          if (++changes > MAX_CHANGES) {
            return;
          }
          if (!state.mayModerate(session)) {
            state.reply(
                session, Numerics.ERR_CHANOPRIVSNEEDED, channel, "You're not a channel operator");
            return;
          }
          change(session, mode, on, nick);
        }
        default ->
            state.reply(
                session,
                Numerics.ERR_UNKNOWNMODE,
                String.valueOf(mode),
                "is unknown mode char to me for " + channel);
      }
    }
  }

  private void change(Session session, char mode, boolean on, String nick) {
    String sign = (on ? "+" : "-") + mode;
    String channel = state.settings.channel();
    if (mode == 'n' || mode == 't') {
      boolean before = mode == 'n' ? state.noExternal : state.topicByOps;
      if (mode == 'n') {
        state.noExternal = on;
      } else {
        state.topicByOps = on;
      }
      if (before != on) {
        state.toChannel(Message.from(session.source(), "MODE", channel, sign), other -> true);
      }
      return;
    }
    Session target = state.find(nick).filter(s -> s.joined).orElse(null);
    if (target == null) {
      state.reply(
          session,
          Numerics.ERR_USERNOTINCHANNEL,
          nick.isEmpty() ? "*" : nick,
          channel,
          "They aren't on that channel");
      return;
    }
    boolean before = mode == 'o' ? target.chanOp : target.voice;
    if (mode == 'o') {
      target.chanOp = on;
    } else {
      target.voice = on;
    }
    if (before != on) {
      state.toChannel(
          Message.from(session.source(), "MODE", channel, sign, target.nick), other -> true);
    }
  }
}
