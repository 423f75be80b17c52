package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * One MODE command about the channel: lists are told, changes are made and told to all as one line.
 * Half operators change everything but operators and half operators. Source: RFC 2812 section
 * 3.2.3; Modern IRC, "MODE message".
 */
final class ModeChange {

  /** Changes with a parameter in one command; what is over is passed over. */
  static final int MAX_PARAMETERS = 4;

  static final int MAX_KEY = 23;

  private static final int MAX_CHANGES = 16;

  private final RoomState state;
  private final Session session;
  private final StringBuilder signs = new StringBuilder();
  private final List<String> named = new ArrayList<>();
  private final StringBuilder answered = new StringBuilder();
  private char lastSign;
  private int changes;
  private int parameters;
  private boolean refused;

  private List<String> params = List.of();
  private int next = 2;

  ModeChange(RoomState state, Session session) {
    this.state = state;
    this.session = session;
  }

  /**
   * @param all channel, letters, parameters
   */
  void run(List<String> all) {
    params = all;
    boolean on = true;
    String letters = all.get(1);
    for (int i = 0; i < letters.length() && changes < MAX_CHANGES; i++) {
      char letter = letters.charAt(i);
      switch (letter) {
        case '+' -> on = true;
        case '-' -> on = false;
        case ModeSet.BAN, ModeSet.EXCEPTION, ModeSet.INVITATION -> list(letter, on);
        case 'k' -> key(on);
        case 'l' -> limit(on);
        case 'o', 'h', 'v' -> rank(letter, on);
        default -> other(letter, on);
      }
    }
    tell();
  }

  private void other(char letter, boolean on) {
    Optional<Flag> flag = Flag.ofLetter(letter);
    if (flag.isEmpty()) {
      once(
          letter,
          () ->
              state.reply(
                  session,
                  Numerics.ERR_UNKNOWNMODE,
                  String.valueOf(letter),
                  "is unknown mode char to me for " + state.channel.name));
    } else if (allowed() && state.channel.modes.set(flag.get(), on)) {
      changed(letter, on, "");
      state.kept.flags();
    }
  }

  private void list(char letter, boolean on) {
    String given = parameter();
    if (given.isEmpty()) {
      once(letter, () -> ModeLists.tell(state, session, letter));
      return;
    }
    if (!counted() || !allowed()) {
      return;
    }
    Optional<Mask> mask = Mask.parse(given);
    MaskList list = state.channel.modes.list(letter);
    if (mask.isEmpty()) {
      invalid(letter, given, "is no mask: nick!user@host or $a:account");
    } else if (!on) {
      list.remove(mask.get())
          .ifPresent(
              removed -> {
                changed(letter, false, removed.text());
                state.kept.removed(letter, removed);
              });
    } else if (list.full() && !list.has(mask.get())) {
      String sentence = "Channel list is full";
      state.reply(
          session,
          Numerics.ERR_BANLISTFULL,
          state.channel.name,
          String.valueOf(letter),
          mask.get().text(),
          sentence);
    } else {
      var entry = new MaskList.Entry(mask.get(), session.person.source(), state.clock.millis());
      if (list.add(entry)) {
        changed(letter, true, mask.get().text());
        state.kept.added(letter, entry);
      }
    }
  }

  private void key(boolean on) {
    String given = parameter();
    ModeSet modes = state.channel.modes;
    if (!counted() || !allowed()) {
      return;
    }
    if (!on) {
      if (!modes.key.isEmpty()) {
        changed('k', false, modes.key);
        modes.key = "";
        state.kept.key();
      }
    } else if (given.isEmpty()) {
      missing('k', "key");
    } else if (given.length() > MAX_KEY
        || given.startsWith(":")
        || given.chars().anyMatch(c -> c <= ' ' || c == ',' || c >= 0x7f)) {
      invalid('k', given, "is no key: 1 to " + MAX_KEY + " ASCII characters, no space or comma");
    } else if (!given.equals(modes.key)) {
      modes.key = given;
      changed('k', true, given);
      state.kept.key();
    }
  }

  private void limit(boolean on) {
    ModeSet modes = state.channel.modes;
    String given = on ? parameter() : "";
    if (!counted() || !allowed()) {
      return;
    }
    if (on && given.isEmpty()) {
      missing('l', "limit");
    } else if (on && !given.matches("0{0,3}[1-9][0-9]{0,6}")) {
      invalid('l', given, "is no limit: a number from 1 to 9999999");
    } else {
      int wanted = on ? Integer.parseInt(given) : 0;
      if (wanted != modes.limit) {
        modes.limit = wanted;
        changed('l', on, on ? Integer.toString(wanted) : "");
        state.kept.limit();
      }
    }
  }

  private void rank(char letter, boolean on) {
    String nick = parameter();
    Rank rank = Rank.ofMode(letter).orElseThrow();
    if (!counted()) {
      return;
    }
    if (nick.isEmpty()) {
      missing(letter, "nick");
      return;
    }
    Optional<Person> target = state.find(nick);
    boolean own = !on && target.isPresent() && target.get() == session.person;
    if (own ? !state.channel.has(session.person) : !allowed(rank)) {
      return;
    }
    if (target.isEmpty()) {
      state.noSuchNick(session, nick);
    } else if (!state.channel.has(target.get())) {
      state.notInChannel(session, target.get().nick);
    } else if (!on && !own && rank == Rank.OP && state.isHost(target.get())) {
      state.reply(
          session,
          Numerics.ERR_CHANOPRIVSNEEDED,
          state.channel.name,
          target.get().nick + " is the host of this room and stays an operator");
    } else if (state.channel.set(target.get(), rank, on)) {
      changed(letter, on, target.get().nick);
      state.kept.rank(target.get());
    }
  }

  private String parameter() {
    return next < params.size() ? params.get(next++) : "";
  }

  private boolean counted() {
    return parameters++ < MAX_PARAMETERS;
  }

  private boolean allowed() {
    return allowed(Rank.VOICE);
  }

  /** Says at most once in a command that it is not. */
  private boolean allowed(Rank given) {
    boolean allowed =
        given == Rank.VOICE ? state.mayModerate(session.person) : state.isOperator(session.person);
    if (!allowed && !refused) {
      refused = true;
      state.needsOperator(session);
    }
    return allowed;
  }

  private void missing(char letter, String what) {
    invalid(letter, "*", "is missing: mode " + letter + " takes a " + what);
  }

  /** Source: Modern IRC, ERR_INVALIDMODEPARAM. */
  private void invalid(char letter, String given, String why) {
    state.reply(
        session,
        Numerics.ERR_INVALIDMODEPARAM,
        state.channel.name,
        String.valueOf(letter),
        Texts.cut(given.replace(' ', '_'), Mask.MAX_CHARS),
        (given.equals("*") ? "The parameter " : "That ") + why);
  }

  private void once(char letter, Runnable answer) {
    if (answered.indexOf(String.valueOf(letter)) < 0) {
      answered.append(letter);
      answer.run();
    }
  }

  private void changed(char letter, boolean on, String parameter) {
    char sign = on ? '+' : '-';
    if (sign != lastSign) {
      signs.append(sign);
      lastSign = sign;
    }
    signs.append(letter);
    if (!parameter.isEmpty()) {
      named.add(parameter);
    }
    changes++;
  }

  private void tell() {
    if (changes == 0) {
      return;
    }
    List<String> told = new ArrayList<>(List.of(state.channel.name, signs.toString()));
    told.addAll(named);
    Person by = session.person;
    Message mode =
        Message.from(by.source(), "MODE", told.toArray(String[]::new)).withTags(state.now(by));
    state.toChannel(mode, other -> true);
    if (!state.channel.has(by)) {
      session.send(mode);
    }
  }
}
