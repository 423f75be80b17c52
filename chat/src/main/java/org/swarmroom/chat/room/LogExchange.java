package org.swarmroom.chat.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.log.StampRange;
import org.swarmroom.chat.succession.Have;
import org.swarmroom.chat.succession.LogSync;
import org.swarmroom.chat.succession.StampOrigin;

/**
 * Makes the room's log and those of its members equal, and knows which lines others have.
 *
 * <p>With each member's program that comes in, both sides tell what they have and ask for what they
 * lack, in pages; see {@link Vendor}. What a member brings is merged by the ledger. A member is
 * believed nothing that can't be: it sends only lines that were asked for, of ids that their sender
 * or host can have made, and epochs within a leap of those known. The host's own client takes no
 * part: its log is this one.
 */
final class LogExchange {

  /** Pages that a member may wait for. */
  private static final int MAX_ASKED = 8;

  /** What is under way with one member. */
  private static final class Peer {
    final Session session;
    final LineText text;
    final Have theirs = new Have();
    final LogSync sync = new LogSync();
    final Map<LogSync.Want, Integer> open = new HashMap<>();
    final Deque<LogSync.Want> asked = new ArrayDeque<>();
    boolean told;
    boolean equal;
    boolean reading;

    /** Another host of the room: it sends each line at once, and doesn't say what it has kept. */
    final boolean linked;

    Peer(Session session, String room, boolean linked) {
      this.session = session;
      this.linked = linked;
      this.text = new LineText(room);
    }
  }

  private final RoomState state;
  private final Receipts receipts;
  private final Map<Session, Peer> peers = new LinkedHashMap<>();

  private final KeptStamps stamps;
  private boolean keeping;

  LogExchange(RoomState state) {
    this.state = state;
    this.stamps = new KeptStamps(state.archive);
    this.receipts = new Receipts(state);
    state.whenGone(this::gone);
  }

  /** A member's program has joined. */
  void joined(Session session) {
    if (!session.isNative()) {
      return;
    }
    receipts.joined(session);
    if (!state.isHost(session.person)) {
      peers.put(session, new Peer(session, state.settings.room(), false));
      tellHave(session);
    }
  }

  /** Another host of the room is linked. */
  void linked(Session session) {
    peers.put(session, new Peer(session, state.settings.room(), true));
    tellHave(session);
  }

  void unlinked(Session session) {
    peers.remove(session);
  }

  private void tellHave(Session session) {
    stamps.with(
        all -> {
          if (peers.containsKey(session)) {
            Vendor.lines("HAVE", all.words()).forEach(session::send);
            session.send(Message.of(Vendor.COMMAND, "HAVE", "."));
          }
        });
  }

  private void gone(Session session) {
    peers.remove(session);
    receipts.left(session);
  }

  /**
   * A word of a member's.
   *
   * @return whether it is one of ours
   */
  boolean heard(Session session, String word, Message message) {
    if (word.equals("SEEN")) {
      seen(session, message);
      return true;
    }
    Peer peer = peers.get(session);
    switch (word) {
      case "UNSAFE" -> {
        receipts.unsafe(session, message.params().subList(1, message.params().size()));
        return true;
      }
      case "HAVE", "WANT", "TAGS", "LINE", "SENT", "GOT" -> {
        if (peer != null) {
          heard(peer, word, message);
        }
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void heard(Peer peer, String word, Message message) {
    switch (word) {
      case "HAVE" -> have(peer, message);
      case "WANT" -> Vendor.page(message).ifPresent(want -> want(peer, want));
      case "TAGS" -> peer.text.tags(message);
      case "LINE" -> peer.text.line(message).ifPresent(line -> brought(peer, line));
      case "SENT" -> Vendor.page(message).ifPresent(want -> sent(peer, want));
      default ->
          Stamp.parse(message.param(1))
              .filter(stamp -> !peer.linked)
              .ifPresent(stamp -> receipts.got(peer.session, stamp));
    }
  }

  // ---------------------------------------------------------------- epochs

  private void seen(Session session, Message message) {
    Optional<Stamp> stamp = Stamp.parse(message.param(1));
    if (stamp.isPresent() && message.param(2).matches("[0-9]{1,15}")) {
      met(stamp.get(), Long.parseLong(message.param(2)));
    }
  }

  /**
   * A stamp was met; the host's own come after it from now on.
   *
   * @return false if no room can have come that far
   */
  boolean met(Stamp stamp, long at) {
    if (!state.ledger.epochs().seen(stamp.epoch(), stamp.host())) {
      return false;
    }
    state.ledger.epochs().seenAt(at, state.clock.millis());
    keepEpoch();
    return true;
  }

  private void keepEpoch() {
    if (keeping || state.ledger.epochs().toKeep().isEmpty()) {
      return;
    }
    keeping = true;
    long epoch = state.ledger.epochs().toKeep().getAsLong();
    state.archive.ask(
        log -> log.keepEpoch(epoch).thenApply(kept -> epoch),
        kept -> {
          keeping = false;
          kept.ifPresent(state.ledger.epochs()::kept);
          state.ledger.stampOn();
          if (kept.isPresent()) {
            keepEpoch();
          }
        });
  }

  /** Tries again what failed. */
  void tick() {
    keepEpoch();
  }

  // ---------------------------------------------------------------- what we lack

  private void have(Peer peer, Message message) {
    if (peer.told) {
      return;
    }
    if (!message.param(1).equals(".")) {
      message.params().stream().skip(1).forEach(word -> have(peer, word));
      return;
    }
    peer.told = true;
    has(peer, peer.theirs);
    stamps.with(
        ours -> {
          if (peers.containsKey(peer.session)) {
            ask(peer, peer.sync.begin(ours, peer.theirs));
          }
        });
  }

  private void have(Peer peer, String word) {
    Have one = new Have();
    if (one.add(word)) {
      StampOrigin origin = one.origins().keySet().iterator().next();
      if (met(new Stamp(origin.epoch(), origin.host(), 1), 0)) {
        peer.theirs.add(word);
      }
    }
  }

  private void ask(Peer peer, List<LogSync.Want> wants) {
    for (LogSync.Want want : wants) {
      peer.open.put(want, 0);
      peer.session.port.welcome((int) (2 * (want.to() - want.from() + 1)) + 1);
      peer.session.send(Vendor.page("WANT", want));
    }
    equal(peer);
  }

  /** Nothing is missing here any more: the member may say again what isn't safe. */
  private void equal(Peer peer) {
    if (peer.told && !peer.linked && !peer.equal && peer.sync.done()) {
      peer.equal = true;
      peer.session.send(Message.of(Vendor.COMMAND, "EQUAL"));
    }
  }

  private void brought(Peer peer, Line line) {
    Stamp stamp = Stamp.parse(line.stamp()).orElseThrow();
    Optional<LogSync.Want> asked =
        peer.open.keySet().stream().filter(want -> isIn(want, stamp)).findFirst();
    if ((peer.linked || asked.isPresent()) && state.isChannel(line.to()) && met(stamp, line.at())) {
      asked.ifPresent(want -> peer.open.merge(want, 1, Integer::sum));
      state.ledger.submit(PendingLine.merged(line, peer.session));
    }
  }

  private static boolean isIn(LogSync.Want want, Stamp stamp) {
    return want.origin().equals(StampOrigin.of(stamp))
        && stamp.number() >= want.from()
        && stamp.number() <= want.to();
  }

  private void sent(Peer peer, LogSync.Want page) {
    Integer lines = peer.open.remove(page);
    if (lines != null) {
      ask(peer, peer.sync.sent(page, lines));
    }
  }

  // ---------------------------------------------------------------- what they lack

  private void want(Peer peer, LogSync.Want want) {
    if (want.fair() && peer.asked.size() < MAX_ASKED) {
      peer.asked.add(want);
      read(peer);
    }
  }

  /** One page at a time. */
  private void read(Peer peer) {
    if (peer.reading || peer.asked.isEmpty()) {
      return;
    }
    peer.reading = true;
    LogSync.Want want = peer.asked.remove();
    StampRange range =
        new StampRange(want.origin().epoch(), want.origin().host(), want.from(), want.to());
    state.archive.ask(
        log -> log.range(range),
        lines -> {
          peer.reading = false;
          if (peers.containsKey(peer.session)) {
            lines.orElse(List.of()).forEach(line -> tell(peer, line));
            peer.session.send(Vendor.page("SENT", want));
            read(peer);
          }
        });
  }

  private void tell(Peer peer, Line line) {
    LineText.messages(line).forEach(peer.session::send);
    Stamp.parse(line.stamp()).ifPresent(stamp -> sent(peer, stamp));
  }

  private void sent(Peer peer, Stamp stamp) {
    if (!peer.linked) {
      receipts.sent(peer.session, stamp);
    }
  }

  private void has(Peer peer, Have have) {
    if (!peer.linked) {
      receipts.has(peer.session, have);
    }
  }

  // ---------------------------------------------------------------- lines on disk

  /** A line that was said is on disk, and was passed on to all who are here. */
  void said(Line line, Session sender, Kept kept) {
    Optional<Stamp> stamp = Stamp.parse(line.stamp());
    if (stamp.isEmpty()) {
      return;
    }
    stamps.kept(stamp.get(), kept);
    passed(line, stamp.get(), sender);
    waits(line.id(), stamp.get(), sender);
  }

  /** The sender waits to hear that others have this line, which is on disk since long ago. */
  void waits(String id, Stamp stamp, Session sender) {
    receipts.waits(id, stamp, sender);
  }

  /** A line was told to all in the channel; linked hosts are told it now. */
  private void passed(Line line, Stamp stamp, Session from) {
    for (Peer peer : peers.values()) {
      if (!peer.linked) {
        sent(peer, stamp);
      } else if (peer.session != from) {
        tell(peer, line);
      }
    }
  }

  /**
   * A line of a member's or of a linked host's log is merged: those are told that can't have it, in
   * its place.
   *
   * @param told all in the channel were told it as it was said
   */
  void merged(PendingLine pending, Kept kept, boolean told) {
    Line line = pending.line;
    Stamp stamp = Stamp.parse(line.stamp()).orElseThrow();
    if (told) {
      stamps.kept(stamp, kept);
      passed(line, stamp, pending.sender);
    } else if (kept != Kept.KNOWN) {
      stamps.kept(stamp, kept);
      receipts.restamped(line.id(), stamp);
      for (Peer peer : peers.values()) {
        if (peer.session != pending.sender) {
          tell(peer, line);
        }
      }
      receipts
          .session(state.settings.fingerprint())
          .ifPresent(own -> LineText.messages(line).forEach(own::send));
    }
    Optional.ofNullable(peers.get(pending.sender))
        .ifPresent(
            peer -> {
              Have one = new Have();
              one.add(stamp);
              has(peer, one);
            });
  }
}
