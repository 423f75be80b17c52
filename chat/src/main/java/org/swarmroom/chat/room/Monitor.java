package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * MONITOR: a client is told when a nick comes and when it goes. Source: IRCv3 monitor.
 *
 * <p>Invariant: {@link #watching} and {@link #watched} say the same, from either side.
 */
final class Monitor implements Comings {

  /** Nicks of one client. */
  static final int MAX = 100;

  /** Bytes of the targets on one line. */
  private static final int LINE_BYTES = 380;

  private final RoomState state;

  /** Nicks as they were written, by their folded form. */
  private final Map<Person, Map<String, String>> watching = new HashMap<>();

  private final Map<String, Set<Person>> watched = new HashMap<>();

  Monitor(RoomState state) {
    this.state = state;
    state.watchers.add(this);
  }

  void addTo(CommandTable table) {
    state.isupport.add("MONITOR=" + MAX);
    table.add("MONITOR", 1, this::run);
  }

  private void run(Session session, Message message) {
    String word = message.param(0).toUpperCase(Locale.ROOT);
    if ((word.equals("+") || word.equals("-")) && !message.has(1)) {
      state.reply(session, Numerics.ERR_NEEDMOREPARAMS, "MONITOR", "Not enough parameters");
      return;
    }
    List<String> names = List.of(message.param(1).split(",", -1));
    switch (word) {
      case "+" -> add(session, names);
      case "-" -> names.forEach(name -> remove(session.person, RoomState.CASES.fold(name)));
      case "C" -> clear(session.person);
      case "L" -> {
        lines(session, Numerics.RPL_MONLIST, new ArrayList<>(of(session.person).values()));
        state.reply(session, Numerics.RPL_ENDOFMONLIST, "End of MONITOR list");
      }
      case "S" -> status(session, new ArrayList<>(of(session.person).values()));
      default ->
          state.reply(
              session,
              Numerics.ERR_NEEDMOREPARAMS,
              "MONITOR",
              "Unknown subcommand; known are + - C L and S");
    }
  }

  private void add(Session session, List<String> names) {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Map<String, String> own = of(session.person);
      if (!Nicks.valid(name) || own.containsKey(RoomState.CASES.fold(name))) {
        continue;
      }
      if (own.size() == MAX) {
        String rest = Texts.cut(String.join(",", names.subList(i, names.size())), LINE_BYTES);
        state.reply(
            session,
            Numerics.ERR_MONLISTFULL,
            Integer.toString(MAX),
            rest,
            "Monitor list is full.");
        break;
      }
      String folded = RoomState.CASES.fold(name);
      watching.computeIfAbsent(session.person, p -> new LinkedHashMap<>()).put(folded, name);
      watched.computeIfAbsent(folded, n -> new LinkedHashSet<>()).add(session.person);
      added.add(name);
    }
    status(session, added);
  }

  private Map<String, String> of(Person person) {
    return watching.getOrDefault(person, Map.of());
  }

  private void remove(Person person, String folded) {
    Map<String, String> own = watching.get(person);
    if (own != null && own.remove(folded) != null) {
      forget(person, folded);
      if (own.isEmpty()) {
        watching.remove(person);
      }
    }
  }

  private void clear(Person person) {
    Map<String, String> own = watching.remove(person);
    if (own != null) {
      own.keySet().forEach(folded -> forget(person, folded));
    }
  }

  private void forget(Person person, String folded) {
    Set<Person> others = watched.get(folded);
    if (others != null) {
      others.remove(person);
      if (others.isEmpty()) {
        watched.remove(folded);
      }
    }
  }

  private void status(Session session, List<String> names) {
    List<String> here = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String name : names) {
      Optional<Person> person = state.find(name);
      person.ifPresentOrElse(p -> here.add(p.source()), () -> gone.add(name));
    }
    lines(session, Numerics.RPL_MONONLINE, here);
    lines(session, Numerics.RPL_MONOFFLINE, gone);
  }

  private void lines(Session session, String numeric, List<String> targets) {
    StringBuilder line = new StringBuilder();
    for (String target : targets) {
      if (!line.isEmpty() && line.length() + target.length() >= LINE_BYTES) {
        state.reply(session, numeric, line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : ",").append(target);
    }
    if (!line.isEmpty()) {
      state.reply(session, numeric, line.toString());
    }
  }

  @Override
  public void came(Person person) {
    tell(person.nick, Numerics.RPL_MONONLINE, person.source());
  }

  @Override
  public void went(Person person, String nick) {
    tell(nick, Numerics.RPL_MONOFFLINE, nick);
  }

  @Override
  public void gone(Person person) {
    clear(person);
  }

  private void tell(String nick, String numeric, String target) {
    for (Person watcher : watched.getOrDefault(RoomState.CASES.fold(nick), Set.of())) {
      state.session(watcher).ifPresent(session -> state.reply(session, numeric, target));
    }
  }
}
