package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.succession.Acks;
import org.swarmroom.chat.succession.Have;

/**
 * Tells members' programs which of their lines enough others have on disk: the second tick. The
 * host's own client is told too, but counts as nobody, because its log is the host's.
 */
final class Receipts {

  private final RoomState state;
  private final Acks acks = new Acks();

  /** Members' programs in the channel by their fingerprints. */
  private final Map<String, Session> present = new HashMap<>();

  Receipts(RoomState state) {
    this.state = state;
  }

  void joined(Session session) {
    present.put(session.person.identity, session);
    if (!state.isHost(session.person)) {
      acks.joined(session.person.identity);
    }
  }

  void left(Session session) {
    if (present.remove(session.person.identity, session)) {
      safe(acks.left(session.person.identity));
    }
  }

  Optional<Session> session(String fingerprint) {
    return Optional.ofNullable(present.get(fingerprint));
  }

  /** A line was sent to a member; in the order in which they go out. */
  void sent(Session member, Stamp stamp) {
    acks.sent(member.person.identity, stamp);
  }

  /** A member has told what is on its disk. */
  void has(Session member, Have have) {
    safe(acks.has(member.person.identity, have));
  }

  /** All that was sent to a member up to this line is on its disk. */
  void got(Session member, Stamp stamp) {
    safe(acks.got(member.person.identity, stamp));
  }

  void restamped(String id, Stamp stamp) {
    acks.restamped(id, stamp);
  }

  /** The sender waits to hear that others have this line, which is on our disk. */
  void waits(String id, Stamp stamp, Session sender) {
    if (sender.isNative()) {
      safe(acks.said(id, stamp, sender.person.identity));
    }
  }

  /** A member asks about lines of its that it knows to be here. */
  void unsafe(Session member, List<String> ids) {
    List<String> older = new ArrayList<>();
    for (String id : ids) {
      state.ledger.kept(id).ifPresentOrElse(line -> unsafe(member, line), () -> older.add(id));
    }
    if (!older.isEmpty() && member.isNative()) {
      state.archive.ask(
          log -> log.find(older),
          found -> found.orElse(List.of()).forEach(line -> unsafe(member, line)));
    }
  }

  private void unsafe(Session member, Line line) {
    if (line.account().equals(member.person.identity)) {
      Stamp.parse(line.stamp()).ifPresent(stamp -> waits(line.id(), stamp, member));
    }
  }

  private void safe(List<Acks.Safe> safe) {
    Map<String, List<String>> bySender = new LinkedHashMap<>();
    for (Acks.Safe each : safe) {
      bySender.computeIfAbsent(each.sender(), sender -> new ArrayList<>()).add(each.id());
    }
    bySender.forEach(
        (sender, ids) ->
            session(sender).ifPresent(member -> Vendor.lines("SAFE", ids).forEach(member::send)));
  }
}
