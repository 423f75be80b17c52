package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * MODE: channel modes n, t, o, v; empty lists for b, e, I, which clients ask for; user modes i, o.
 * Source: RFC 2812 sections 3.1.5 and 3.2.3.
 */
final class Modes {

  /** User modes. */
  static final String USER = "io";

  /** Channel modes without a parameter. */
  static final String CHANNEL = "nt";

  private static final int MAX_CHANGES = 4;

  private final RoomState state;

  Modes(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    state.isupport.add(
        "PREFIX=(" + Rank.modes() + ")" + Rank.prefixes(),
        "CHANMODES=,,," + CHANNEL,
        "MODES=" + MAX_CHANGES);
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
    } else if (!RoomState.CASES.same(target, session.person.nick)) {
      state.reply(session, Numerics.ERR_USERSDONTMATCH, "Can't change mode for other users");
    } else if (message.has(1)) {
      user(session, message.param(1));
    } else {
      state.reply(
          session,
          Numerics.RPL_UMODEIS,
          "+" + (session.person.invisible ? "i" : "") + (session.person.operator ? "o" : ""));
    }
  }

  private void tellChannel(Session session) {
    String channel = state.channel.name;
    String modes =
        "+" + (state.channel.noExternal ? "n" : "") + (state.channel.topicByOps ? "t" : "");
    state.reply(session, Numerics.RPL_CHANNELMODEIS, channel, modes);
    state.reply(
        session, Numerics.RPL_CREATIONTIME, channel, Long.toString(state.channel.createdAt / 1000));
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
          session.person.invisible = on;
          session.send(
              Message.from(
                  session.person.source(), "MODE", session.person.nick, (on ? "+" : "-") + "i"));
        }
        case 'o' -> session.person.operator &= on;
        default -> unknown = true;
      }
    }
    if (unknown) {
      state.reply(session, Numerics.ERR_UMODEUNKNOWNFLAG, "Unknown MODE flag");
    }
  }

  private void channel(Session session, Message message) {
    String channel = state.channel.name;
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
          if (!state.mayModerate(session.person)) {
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
    String channel = state.channel.name;
    if (mode == 'n' || mode == 't') {
      boolean before = mode == 'n' ? state.channel.noExternal : state.channel.topicByOps;
      if (mode == 'n') {
        state.channel.noExternal = on;
      } else {
        state.channel.topicByOps = on;
      }
      if (before != on) {
        state.toChannel(
            Message.from(session.person.source(), "MODE", channel, sign), other -> true);
      }
      return;
    }
    Optional<Person> target = state.find(nick).filter(state.channel::has);
    if (target.isEmpty()) {
      state.reply(
          session,
          Numerics.ERR_USERNOTINCHANNEL,
          nick.isEmpty() ? "*" : nick,
          channel,
          "They aren't on that channel");
      return;
    }
    Rank rank = Rank.ofMode(mode).orElseThrow();
    if (state.channel.set(target.get(), rank, on)) {
      state.toChannel(
          Message.from(session.person.source(), "MODE", channel, sign, target.get().nick),
          other -> true);
    }
  }
}
