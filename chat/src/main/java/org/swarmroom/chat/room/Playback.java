package org.swarmroom.chat.room;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;

/**
 * Shows kept lines to one client: as a batch where it knows these, with their time as a tag where
 * it knows that, else with the time before the text.
 */
final class Playback {

  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("'['HH:mm'] '");
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("'['MM-dd HH:mm'] '");

  private final RoomState state;

  Playback(RoomState state) {
    this.state = state;
  }

  /**
   * What a late joiner missed. Stock clients that can ask by CHATHISTORY do so themselves, members'
   * programs get all that they lack by {@link LogExchange}.
   */
  void onJoin(Session session) {
    if (session.has(Cap.CHATHISTORY) || session.isNative()) {
      return;
    }
    List<Line> lines = state.ledger.last(state.settings.historyLines());
    if (!lines.isEmpty()) {
      send(session, lines);
    }
  }

  void send(Session session, List<Line> lines) {
    if (session.has(Cap.BATCH)) {
      batch(session, lines);
    } else {
      boolean timed = session.has(Cap.SERVER_TIME);
      for (Line line : lines) {
        session.send(Talk.message(timed ? line : withTime(line), source(line), Map.of()));
      }
    }
  }

  /**
   * A line said elsewhere, long ago perhaps, came to our log: stock clients see it with its time.
   */
  void late(Line line, Predicate<Session> who) {
    state.toChannelHere(
        Talk.message(line, source(line), Map.of()),
        other -> !other.isNative() && other.has(Cap.SERVER_TIME) && who.test(other));
    state.toChannelHere(
        Talk.message(withTime(line), source(line), Map.of()),
        other -> !other.isNative() && !other.has(Cap.SERVER_TIME) && who.test(other));
  }

  private void batch(Session session, List<Line> lines) {
    String batch = state.newBatch();
    String server = state.settings.serverName();
    session.send(Message.from(server, "BATCH", "+" + batch, "chathistory", state.channel.name));
    for (Line line : lines) {
      session.send(Talk.message(line, source(line), Map.of("batch", batch)));
    }
    session.send(Message.from(server, "BATCH", "-" + batch));
  }

  private Line withTime(Line line) {
    ZonedDateTime at = Instant.ofEpochMilli(line.at()).atZone(state.clock.getZone());
    ZonedDateTime now = Instant.ofEpochMilli(state.clock.millis()).atZone(state.clock.getZone());
    boolean today = at.toLocalDate().equals(now.toLocalDate());
    return line.withText((today ? TODAY : EARLIER).format(at) + line.text());
  }

  private static String source(Line line) {
    boolean known = Person.isFingerprint(line.account());
    String host = known ? line.account().substring(0, 8) + ".member" : "guest";
    return line.from() + "!" + "past@" + host;
  }
}
