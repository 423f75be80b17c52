package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * INVITE and KNOCK. An operator's invitation is remembered until its guest comes or goes, and opens
 * what modes i, k and l close; that is how a request to join is accepted. Source: RFC 2812 section
 * 3.2.7, IRCv3 invite-notify; KNOCK as in charybdis.
 */
final class Invitations {

  private static final long KNOCK_EVERY_MS = 60_000;

  private final RoomState state;

  Invitations(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    state.isupport.add("KNOCK");
    table.add("INVITE", 0, this::invite);
    table.add("KNOCK", 1, this::knock);
  }

  private void invite(Session session, Message message) {
    if (!message.has(0)) {
      if (state.channel.invited.contains(session.person)) {
        state.reply(session, Numerics.RPL_INVITED, state.channel.name);
      }
      state.reply(session, Numerics.RPL_ENDOFINVITED, "End of /INVITE list");
      return;
    }
    if (!message.has(1)) {
      state.reply(session, Numerics.ERR_NEEDMOREPARAMS, "INVITE", "Not enough parameters");
      return;
    }
    Person by = session.person;
    Optional<Person> target = state.find(message.param(0));
    if (target.isEmpty()) {
      state.noSuchNick(session, message.param(0));
    } else if (!state.isChannel(message.param(1))) {
      state.noSuchChannel(session, message.param(1));
    } else if (!state.channel.has(by)) {
      state.notOnChannel(session);
    } else if (state.channel.has(target.get())) {
      state.reply(
          session,
          Numerics.ERR_USERONCHANNEL,
          target.get().nick,
          state.channel.name,
          "is already on channel");
    } else if (state.channel.modes.has(Flag.INVITE_ONLY) && !state.mayModerate(by)) {
      state.needsOperator(session);
    } else {
      invite(session, target.get());
    }
  }

  private void invite(Session session, Person target) {
    if (state.mayModerate(session.person)) {
      state.channel.invited.add(target);
    }
    state.reply(session, Numerics.RPL_INVITING, target.nick, state.channel.name);
    if (!target.away.isEmpty()) {
      state.reply(session, Numerics.RPL_AWAY, target.nick, target.away);
    }
    Message invite =
        Message.from(session.person.source(), "INVITE", target.nick, state.channel.name)
            .withTags(state.now(session.person));
    state.send(target, invite);
    state.toChannel(invite, other -> other != session && other.has(Cap.INVITE_NOTIFY));
  }

  private void knock(Session session, Message message) {
    Person by = session.person;
    String channel = state.channel.name;
    long now = state.clock.millis();
    if (!state.isChannel(message.param(0))) {
      state.noSuchChannel(session, message.param(0));
    } else if (state.channel.has(by)) {
      String sentence = "You are already on that channel";
      state.reply(session, Numerics.ERR_KNOCKONCHAN, channel, sentence);
    } else if (!state.admission.closed()) {
      state.reply(session, Numerics.ERR_CHANOPEN, channel, "Channel is open");
    } else if (state.admission.banned(by)) {
      String sentence = "Cannot send to channel: you are banned (+b)";
      state.reply(session, Numerics.ERR_CANNOTSENDTOCHAN, channel, sentence);
    } else if (session.knockedAt > now - KNOCK_EVERY_MS) {
      String sentence = "Too many KNOCKs: one a minute";
      state.reply(session, Numerics.ERR_TOOMANYKNOCK, channel, sentence);
    } else {
      session.knockedAt = now;
      String reason = Texts.cut(message.param(1), Welcome.REASON_BYTES);
      tellOperators(by, reason.isEmpty() ? "" : ": " + reason);
      state.reply(session, Numerics.RPL_KNOCKDLVR, channel, "Your KNOCK has been delivered");
    }
  }

  private void tellOperators(Person by, String reason) {
    for (Person member : state.channel.members()) {
      if (state.mayModerate(member)) {
        state
            .session(member)
            .ifPresent(
                op ->
                    state.reply(
                        op,
                        Numerics.RPL_KNOCK,
                        state.channel.name,
                        by.source(),
                        "has asked for an invite" + reason));
      }
    }
  }
}
