package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * WHO, with or without WHOX fields. Invisible people are found by their whole nick or in the
 * channel one is in oneself. Source: RFC 2812 section 3.6.1; IRCv3 WHOX.
 *
 * <p>The second parameter may hold, before a {@code %}: o for IRC operators only, and what the mask
 * is compared with: n nick, u user, h host, s server, r real name, a account; n, u, h, s and r if
 * none of them is named.
 */
final class WhoQuery {

  private static final int MASK_CHARS = 128;

  private final RoomState state;

  WhoQuery(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    state.isupport.add("WHOX");
    table.add("WHO", 0, this::who);
  }

  private void who(Session session, Message message) {
    String mask = Texts.cut(message.param(0), MASK_CHARS);
    String[] options = message.param(1).split("%", 2);
    Optional<WhoFields> fields =
        options.length == 2 ? Optional.of(WhoFields.parse(options[1])) : Optional.empty();
    boolean operatorsOnly = options[0].indexOf('o') >= 0;
    for (Person other : found(session.person, mask, options[0])) {
      if (!operatorsOnly || other.operator) {
        if (fields.isPresent()) {
          List<String> params = fields.get().of(state, session, other, channel(session, other));
          state.reply(session, Numerics.RPL_WHOSPCRPL, params.toArray(String[]::new));
        } else {
          reply(session, other);
        }
      }
    }
    String shown = mask.isEmpty() ? "*" : Texts.cut(mask, 64);
    state.reply(session, Numerics.RPL_ENDOFWHO, shown, "End of WHO list");
  }

  private List<Person> found(Person asking, String mask, String options) {
    if (state.isChannel(mask)) {
      return state.seesMembers(asking)
          ? state.channel.members().stream().filter(p -> state.sees(asking, p)).toList()
          : List.of();
    }
    Predicate<Person> matching = matching(mask, options);
    return state.registered().stream()
        .filter(p -> RoomState.CASES.same(mask, p.nick) || state.sees(asking, p))
        .filter(matching)
        .toList();
  }

  private Predicate<Person> matching(String mask, String options) {
    if (mask.isEmpty() || mask.equals("0") || mask.equals("*")) {
      return other -> true;
    }
    String folded = RoomState.CASES.fold(mask);
    List<Function<Person, String>> compared = new ArrayList<>();
    boolean all = options.chars().noneMatch(c -> "nuhsra".indexOf(c) >= 0);
    compare(compared, all || options.indexOf('n') >= 0, p -> p.nick);
    compare(compared, all || options.indexOf('u') >= 0, p -> p.user);
    compare(compared, all || options.indexOf('h') >= 0, Person::host);
    compare(compared, all || options.indexOf('s') >= 0, state::serverOf);
    compare(compared, all || options.indexOf('r') >= 0, p -> p.realName);
    compare(compared, options.indexOf('a') >= 0, p -> p.account);
    return other ->
        compared.stream()
            .anyMatch(what -> Glob.matches(folded, RoomState.CASES.fold(what.apply(other))));
  }

  private static void compare(
      List<Function<Person, String>> compared, boolean wanted, Function<Person, String> what) {
    if (wanted) {
      compared.add(what);
    }
  }

  private void reply(Session session, Person other) {
    state.reply(
        session,
        Numerics.RPL_WHOREPLY,
        channel(session, other),
        other.user,
        other.host(),
        state.serverOf(other),
        other.nick,
        flags(state, session, other),
        "0 " + other.realName);
  }

  private String channel(Session session, Person other) {
    boolean shown = state.channel.has(other) && state.seesMembers(session.person);
    return shown ? state.channel.name : "*";
  }

  /** H here or G gone, * IRC operator, B bot, then what it is in the channel. */
  static String flags(RoomState state, Session session, Person other) {
    return (other.away.isEmpty() ? "H" : "G")
        + (other.operator ? "*" : "")
        + (other.bot ? "B" : "")
        + state.channel.prefix(other, session.has(Cap.MULTI_PREFIX));
  }
}
