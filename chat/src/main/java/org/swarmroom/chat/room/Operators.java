package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * OPER and KILL. The host's own client needs no password: it is the owner's. Source: RFC 2812
 * sections 3.1.4 and 3.7.1.
 */
final class Operators {

  private static final int MAX_WRONG_PASSWORDS = 5;

  private final RoomState state;

  Operators(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    table.add("OPER", 2, this::oper);
    table.add("KILL", 2, this::kill);
  }

  private void oper(Session session, Message message) {
    Optional<String> password =
        Optional.ofNullable(state.settings.operators().get(message.param(0)));
    boolean owner = state.isHost(session.person);
    if (!owner && state.settings.operators().isEmpty()) {
      state.reply(session, Numerics.ERR_NOOPERHOST, "No operators are set up at this host");
    } else if (owner || password.filter(p -> Registration.same(p, message.param(1))).isPresent()) {
      boolean already = session.person.operator;
      session.person.operator = true;
      state.reply(session, Numerics.RPL_YOUREOPER, "You are now an IRC operator");
      if (!already) {
        new UserModes(state).tell(session, "+o");
      }
    } else {
      state.reply(session, Numerics.ERR_PASSWDMISMATCH, "Password incorrect");
      if (++session.wrongPasswords >= MAX_WRONG_PASSWORDS) {
        state.close(session, "Too many wrong passwords", "too many wrong passwords");
      }
    }
  }

  private void kill(Session session, Message message) {
    Person by = session.person;
    String wanted = message.param(0);
    if (!by.operator) {
      String sentence = "Permission Denied- You're not an IRC operator";
      state.reply(session, Numerics.ERR_NOPRIVILEGES, sentence);
    } else if (RoomState.CASES.same(wanted, state.settings.serverName())) {
      state.reply(session, Numerics.ERR_CANTKILLSERVER, "You can't kill a server!");
    } else {
      state
          .find(wanted)
          .ifPresentOrElse(
              target -> kill(session, target, message.param(1)),
              () -> state.noSuchNick(session, wanted));
    }
  }

  private void kill(Session session, Person target, String why) {
    Person by = session.person;
    Optional<Session> victim = state.session(target);
    if (victim.isEmpty()) {
      String sentence = target.nick + " is on " + state.serverOf(target) + " and is killed there";
      state.reply(session, Numerics.ERR_NOPRIVILEGES, sentence);
      return;
    }
    String cut = Texts.cut(why.isEmpty() ? "no reason" : why, Welcome.REASON_BYTES);
    String reason = "Killed (" + by.nick + " (" + cut + "))";
    victim.get().send(Message.from(by.source(), "KILL", target.nick, cut).withTags(state.now(by)));
    state.close(victim.get(), reason, reason);
  }
}
