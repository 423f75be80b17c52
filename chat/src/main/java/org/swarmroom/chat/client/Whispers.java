package org.swarmroom.chat.client;

import io.netty.util.concurrent.Future;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.sealed.Opening;
import org.swarmroom.chat.sealed.SealedLine;
import org.swarmroom.chat.sealed.Seals;

/**
 * Private lines, sealed for one member's eyes: greets whom we write to first, seals what goes out,
 * opens what comes in. What goes to a member with a key is sealed or not sent at all.
 *
 * <p>A line that the other can't read, since it started again, is sent once more after new
 * greetings. Confined to the client's executor.
 */
final class Whispers implements Envelopes {

  private static final int SENT = 256;
  private static final int OPENED = 2_000;
  private static final int UNREAD = 40;
  private static final long UNREAD_MILLIS = 10_000;
  private static final int MAX_COMPLAINTS = 1_000;

  /**
   * @param session by which it was sealed
   */
  private record Sent(String fingerprint, String session, SealedLine line) {}

  private final Scene scene;
  private final Outbox outbox;
  private final Acquaintances people;
  private final Seals seals;
  private final long patienceMillis;

  /** Greetings of ours that wait for an answer, by the other's fingerprint. */
  private final Map<String, Future<?>> greeted = new LinkedHashMap<>();

  /** Ids of lines that were not read and wait for a new session. */
  private final Set<String> unread = new LinkedHashSet<>();

  /** By the id that the host saw. */
  private final Map<String, Sent> sent = new LinkedHashMap<>();

  /** How often senders were told that a line was not read, by their fingerprints. */
  private final Map<String, Integer> toldUnread = new HashMap<>();

  private final Set<String> opened = new LinkedHashSet<>();
  private final Set<String> complained = new LinkedHashSet<>();

  Whispers(Scene scene, Outbox outbox, Acquaintances people, SealingConfig config) {
    this.scene = scene;
    this.outbox = outbox;
    this.people = people;
    this.patienceMillis = config.patience().toMillis();
    this.seals =
        new Seals(config.credentials(), scene.config.link().key(), new SecureRandom(), millis());
  }

  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** The connection is gone, and with it what was on its way. */
  void reset() {
    greeted.values().forEach(timer -> timer.cancel(false));
    greeted.keySet().forEach(seals::giveUp);
    greeted.clear();
  }

  @Override
  public Way way(Line draft) {
    if (scene.isMe(draft.to())) {
      return new Way.Open();
    }
    Acquaintances.Standing standing = people.standing(draft.to());
    if (standing instanceof Acquaintances.Standing.Doubtful doubtful) {
      return new Way.Refused(doubtful.sentence());
    }
    if (!(standing instanceof Acquaintances.Standing.Keyed keyed)) {
      return new Way.Open();
    }
    people.write(draft.to(), keyed.fingerprint());
    SealedLine line = new SealedLine(draft.id(), draft.kind(), draft.text());
    Optional<String> envelope = seals.seal(keyed.fingerprint(), line, millis());
    if (envelope.isEmpty()) {
      greet(draft.to(), keyed.fingerprint(), Map.of());
      return new Way.Later();
    }
    remember(draft.id(), keyed.fingerprint(), line);
    return new Way.Sealed(envelope.get());
  }

  private void remember(String id, String fingerprint, SealedLine line) {
    sent.put(id, new Sent(fingerprint, seals.session(fingerprint).orElseThrow(), line));
    if (sent.size() > SENT) {
      sent.remove(sent.keySet().iterator().next());
    }
  }

  /**
   * Greets, unless a greeting waits for its answer.
   *
   * @param more to tell by the way
   */
  private void greet(String nick, String fingerprint, Map<String, String> more) {
    Map<String, String> tags = new LinkedHashMap<>(more);
    if (!greeted.containsKey(fingerprint)) {
      Future<?> timer =
          scene.loop.schedule(
              () -> unanswered(nick, fingerprint), patienceMillis, TimeUnit.MILLISECONDS);
      greeted.put(fingerprint, timer);
      tags.put(Vendor.GREETING_TAG, seals.greet(fingerprint, millis()));
    }
    if (!tags.isEmpty()) {
      tell(nick, tags);
    }
  }

  private void unanswered(String nick, String fingerprint) {
    greeted.remove(fingerprint);
    seals.giveUp(fingerprint);
    outbox.refuseHeld(
        nick,
        "The program of "
            + nick
            + " gave no key to encrypt with, so your line was not sent: nothing goes in plain text"
            + " to somebody who has a key. Try again later.");
  }

  private void tell(String nick, Map<String, String> tags) {
    scene.send(Message.of("TAGMSG", nick).withTags(tags));
  }

  /** A TAGMSG: perhaps a greeting, or the word that a line of ours could not be read. */
  void tagged(Message message) {
    Optional<String> greeting = message.tag(Vendor.GREETING_TAG);
    Optional<String> notRead = message.tag(Vendor.UNREAD_TAG);
    if ((greeting.isEmpty() && notRead.isEmpty()) || !scene.isMe(message.param(0))) {
      return;
    }
    String nick = message.nick();
    String fingerprint =
        scene.roster.find(nick).filter(Member::nativeClient).map(Member::account).orElse("");
    if (fingerprint.isEmpty() || scene.isMe(nick)) {
      return;
    }
    greeting.ifPresent(text -> greeted(nick, fingerprint, text));
    notRead.ifPresent(ids -> notRead(nick, fingerprint, ids));
  }

  private void greeted(String nick, String fingerprint, String text) {
    Seals.Greeted greeted = seals.greeted(fingerprint, text, millis());
    if (greeted.outcome() == Seals.Outcome.FALSE) {
      complain(
          nick,
          "A greeting in the name of "
              + nick
              + " was not made with the key that "
              + nick
              + " is known by. The host, or somebody between, may pretend to be "
              + nick
              + "; private lines to "
              + nick
              + " are not sent.");
      return;
    }
    greeted.answer().ifPresent(own -> tell(nick, Map.of(Vendor.GREETING_TAG, own)));
    if (greeted.outcome() == Seals.Outcome.READY) {
      Future<?> timer = this.greeted.remove(fingerprint);
      if (timer != null) {
        timer.cancel(false);
      }
      sendAgain(nick, fingerprint);
      outbox.release();
    }
  }

  /** What could not be read is sealed by the new session, now or when there is one. */
  private void notRead(String nick, String fingerprint, String ids) {
    for (String id : ids.split(",", UNREAD)) {
      if (sent.containsKey(id)) {
        unread.add(id);
      }
    }
    sendAgain(nick, fingerprint);
  }

  private void sendAgain(String nick, String fingerprint) {
    for (String id : List.copyOf(unread)) {
      Sent line = sent.get(id);
      if (line == null) {
        unread.remove(id);
      } else if (line.fingerprint().equals(fingerprint)
          && !seals.session(fingerprint).equals(Optional.of(line.session()))) {
        unread.remove(id);
        sent.remove(id);
        sendAgain(nick, fingerprint, line.line(), id.equals(line.line().id()));
      }
    }
  }

  private void sendAgain(String nick, String fingerprint, SealedLine line, boolean first) {
    Optional<String> envelope = first ? seals.seal(fingerprint, line, millis()) : Optional.empty();
    if (envelope.isEmpty()) {
      scene.emit(
          new RoomEvent.Warning(
              "A line to " + nick + " could not be read there; say it again: " + line.text()));
      return;
    }
    String other = outbox.nextId();
    remember(other, fingerprint, line);
    scene.send(outbox.enveloped(nick, other, envelope.get()));
  }

  /**
   * Opens a line that somebody sealed to us.
   *
   * @param line as the host shows it
   * @return the line as its sender wrote it; empty if it can't be read, or was read before
   */
  Optional<Line> open(Line line, String envelope) {
    String nick = line.from();
    String fingerprint =
        scene.roster.find(nick).filter(Member::nativeClient).map(Member::account).orElse("");
    Acquaintances.Standing standing = people.standing(nick);
    Opening opening =
        fingerprint.isEmpty() ? new Opening.Altered() : seals.open(fingerprint, envelope);
    if (opening instanceof Opening.Opened open) {
      SealedLine inside = open.line();
      if (!inside.id().startsWith(fingerprint.substring(0, 8) + ".")) {
        opening = new Opening.Altered();
      } else {
        boolean known = standing instanceof Acquaintances.Standing.Keyed;
        return remember(inside.id())
            ? Optional.of(whole(line, fingerprint, inside, known))
            : Optional.empty();
      }
    }
    if (opening instanceof Opening.NoKey) {
      sayNotRead(nick, fingerprint, line.id());
    } else if (opening instanceof Opening.Again) {
      complain(
          nick,
          "A private line of "
              + nick
              + " came a second time; the host, or somebody between, repeats lines. It is not shown.");
    } else {
      complain(
          nick,
          "A private line in the name of "
              + nick
              + " is not as "
              + nick
              + " wrote it, or not by "
              + nick
              + ", and is not shown. The host, or somebody between, may be altering lines.");
    }
    return Optional.empty();
  }

  /**
   * Tells the sender, at most {@value #UNREAD} times in {@value #UNREAD_MILLIS} ms: a host takes so
   * many lines a second of each client, and behind a flood of answers our own words would wait.
   */
  private void sayNotRead(String nick, String fingerprint, String id) {
    int times = toldUnread.merge(fingerprint, 1, Integer::sum);
    if (times == 1) {
      var unused =
          scene.loop.schedule(
              () -> toldUnread.remove(fingerprint), UNREAD_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (times <= UNREAD) {
      greet(nick, fingerprint, Map.of(Vendor.UNREAD_TAG, id));
    }
  }

  private boolean remember(String id) {
    boolean fresh = opened.add(id);
    if (opened.size() > OPENED) {
      opened.remove(opened.iterator().next());
    }
    return fresh;
  }

  private static Line whole(Line line, String fingerprint, SealedLine inside, boolean known) {
    return new Line(
        inside.id(),
        "",
        line.at(),
        line.room(),
        line.from(),
        fingerprint,
        line.to(),
        inside.kind(),
        inside.text(),
        known ? Map.of(Line.SEALED, "") : Map.of());
  }

  /** A private line came in plain text. */
  void plain(Line line) {
    if (scene.roster.find(line.from()).filter(Member::nativeClient).isPresent()) {
      complain(
          line.from(),
          "A private line in the name of "
              + line.from()
              + " came in plain text although "
              + line.from()
              + " has a key: the host, or somebody between, may have written it.");
    }
  }

  private void complain(String nick, String sentence) {
    if (complained.size() < MAX_COMPLAINTS && complained.add(sentence)) {
      scene.emit(new RoomEvent.Warning(sentence));
    }
  }
}
