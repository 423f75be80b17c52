package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.irc.Numerics;

/**
 * Who may come in, speak, and take another nick, as the channel's modes have it. The host and IRC
 * operators always may; who has a rank speaks in spite of bans and of mode m. Source: RFC 2811
 * section 4.
 */
final class Admission {

  /** Why somebody stays outside. */
  record Refusal(String numeric, String sentence) {}

  private final RoomState state;

  Admission(RoomState state) {
    this.state = state;
  }

  /**
   * Operators by account always come in. An operator's invitation stands for i, k and l; nothing
   * but an exception or the operators' list stands for a ban.
   *
   * @param key that it gave, or empty
   */
  Optional<Refusal> refusal(Person person, String key) {
    ModeSet modes = state.channel.modes;
    boolean operator = state.channel.granted(person.proven()).contains(Rank.OP);
    if (above(person) || operator) {
      return Optional.empty();
    }
    if (banned(person)) {
      return refusal(Numerics.ERR_BANNEDFROMCHAN, "you are banned (+b)");
    }
    if (state.channel.invited.contains(person)) {
      return Optional.empty();
    }
    if (modes.has(Flag.INVITE_ONLY) && !modes.list(ModeSet.INVITATION).matches(person)) {
      return refusal(Numerics.ERR_INVITEONLYCHAN, "you must be invited (+i); KNOCK asks for it");
    }
    if (!modes.key.isEmpty() && !Registration.same(modes.key, key)) {
      return refusal(Numerics.ERR_BADCHANNELKEY, "its key is another one (+k)");
    }
    if (modes.limit > 0 && state.channel.members().size() >= modes.limit) {
      return refusal(Numerics.ERR_CHANNELISFULL, "it is full (+l)");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusal(String numeric, String why) {
    return Optional.of(new Refusal(numeric, "Cannot join channel: " + why));
  }

  boolean maySpeak(Person person) {
    ModeSet modes = state.channel.modes;
    if (!state.channel.has(person) && modes.has(Flag.NO_EXTERNAL)) {
      return false;
    }
    return above(person)
        || !state.channel.ranksOf(person).isEmpty()
        || (!modes.has(Flag.MODERATED) && !banned(person));
  }

  /** Who is banned keeps its nick while it is in the channel; says so otherwise. */
  boolean mayRename(Session session, String wish) {
    Person person = session.person;
    boolean free =
        !state.channel.has(person) || !state.channel.ranksOf(person).isEmpty() || !banned(person);
    if (!free) {
      state.reply(
          session,
          Numerics.ERR_BANNICKCHANGE,
          wish,
          state.channel.name,
          "Cannot change nickname while banned from the channel");
    }
    return free;
  }

  boolean banned(Person person) {
    ModeSet modes = state.channel.modes;
    return !above(person)
        && modes.list(ModeSet.BAN).matches(person)
        && !modes.list(ModeSet.EXCEPTION).matches(person);
  }

  /** Whether there is anything to knock at. */
  boolean closed() {
    ModeSet modes = state.channel.modes;
    return modes.has(Flag.INVITE_ONLY)
        || !modes.key.isEmpty()
        || (modes.limit > 0 && state.channel.members().size() >= modes.limit);
  }

  private boolean above(Person person) {
    return person.operator || !person.server.isEmpty() || state.isHost(person);
  }
}
