package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/**
 * MODE: whose modes it is about, and what they are now. The changes are {@link ModeChange}'s and
 * {@link UserModes}'. Source: RFC 2812 sections 3.1.5 and 3.2.3.
 */
final class Modes {

  /** User modes, as numeric 004 tells them. */
  static final String USER = UserModes.LETTERS;

  /** All modes of the channel. */
  static final String CHANNEL = "Ibehiklmnostv";

  /** Those of them that take a parameter. */
  static final String WITH_PARAMETER = "Ibehklov";

  private final RoomState state;
  private final UserModes users;

  Modes(RoomState state) {
    this.state = state;
    this.users = new UserModes(state);
  }

  void addTo(CommandTable table) {
    state.isupport.add(
        "PREFIX=(" + Rank.modes() + ")" + Rank.prefixes(),
        "CHANMODES=beI,k,l,imnst",
        "MODES=" + ModeChange.MAX_PARAMETERS,
        "MAXLIST=beI:" + MaskList.MAX,
        "EXCEPTS=" + ModeSet.EXCEPTION,
        "INVEX=" + ModeSet.INVITATION,
        "EXTBAN=" + Mask.EXTENDED + ",a",
        "ACCOUNTEXTBAN=a",
        "KEYLEN=" + ModeChange.MAX_KEY,
        "BOT=" + UserModes.BOT);
    table.add("MODE", 1, this::run);
  }

  private void run(Session session, Message message) {
    String target = message.param(0);
    if (state.isChannel(target)) {
      if (message.has(1)) {
        new ModeChange(state, session).run(message.params());
      } else {
        tellChannel(session);
      }
    } else if (target.startsWith("#")) {
      state.noSuchChannel(session, target);
    } else {
      Optional<Person> person = state.find(target);
      if (person.isEmpty()) {
        state.noSuchNick(session, target);
      } else if (person.get() != session.person) {
        state.reply(session, Numerics.ERR_USERSDONTMATCH, "Can't change mode for other users");
      } else if (message.has(1)) {
        users.change(session, message.param(1));
      } else {
        state.reply(session, Numerics.RPL_UMODEIS, UserModes.of(session.person));
      }
    }
  }

  private void tellChannel(Session session) {
    String channel = state.channel.name;
    boolean inside = state.channel.has(session.person) || session.person.operator;
    String[] shown = state.channel.modes.shown(inside);
    String[] params = new String[shown.length + 1];
    params[0] = channel;
    System.arraycopy(shown, 0, params, 1, shown.length);
    state.reply(session, Numerics.RPL_CHANNELMODEIS, params);
    String since = Long.toString(state.channel.createdAt / 1000);
    state.reply(session, Numerics.RPL_CREATIONTIME, channel, since);
  }
}
