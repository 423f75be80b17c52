package org.swarmroom.chat.client;

import io.netty.util.concurrent.Future;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
  private static final int MAX_COMPLAINTS = 1_000;

  /** A greeting of ours that waits for its answer. */
  private record Waiting(Future<?> timer, Set<String> unread) {}

  private record Sent(String to, String fingerprint, SealedLine line) {}

  private final Scene scene;
  private final Outbox outbox;
  private final Acquaintances people;
  private final Seals seals;
  private final long patienceMillis;

  /** By the other's fingerprint. */
  private final Map<String, Waiting> greeted = new LinkedHashMap<>();

  /** By the id that the host saw. */
  private final Map<String, Sent> sent = new LinkedHashMap<>();

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
    greeted.values().forEach(waiting -> waiting.timer().cancel(false));
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
      greet(draft.to(), keyed.fingerprint());
      return new Way.Later();
    }
    remember(draft.id(), new Sent(draft.to(), keyed.fingerprint(), line));
    return new Way.Sealed(envelope.get());
  }

  private void remember(String id, Sent line) {
    sent.put(id, line);
    if (sent.size() > SENT) {
      sent.remove(sent.keySet().iterator().next());
    }
  }

  private Waiting greet(String nick, String fingerprint) {
    Waiting before = greeted.get(fingerprint);
    if (before != null) {
      return before;
    }
    Future<?> timer =
        scene.loop.schedule(
            () -> unanswered(nick, fingerprint), patienceMillis, TimeUnit.MILLISECONDS);
    Waiting waiting = new Waiting(timer, new LinkedHashSet<>());
    greeted.put(fingerprint, waiting);
    tell(nick, Map.of(Vendor.GREETING_TAG, seals.greet(fingerprint, millis())));
    return waiting;
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
    Optional<String> unread = message.tag(Vendor.UNREAD_TAG);
    if ((greeting.isEmpty() && unread.isEmpty()) || !scene.isMe(message.param(0))) {
      return;
    }
    String nick = message.nick();
    String fingerprint =
        scene.roster.find(nick).filter(Member::nativeClient).map(Member::account).orElse("");
    if (fingerprint.isEmpty() || scene.isMe(nick)) {
      return;
    }
    greeting.ifPresent(text -> greeted(nick, fingerprint, text));
    unread.ifPresent(ids -> sendAgain(nick, fingerprint, ids));
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
    Map<String, String> answer = new LinkedHashMap<>();
    greeted.answer().ifPresent(own -> answer.put(Vendor.GREETING_TAG, own));
    boolean ready = greeted.outcome() == Seals.Outcome.READY;
    if (ready) {
      Waiting waiting = answered(fingerprint);
      if (waiting != null && !waiting.unread().isEmpty()) {
        answer.put(Vendor.UNREAD_TAG, String.join(",", waiting.unread()));
      }
    }
    if (!answer.isEmpty()) {
      tell(nick, answer);
    }
    if (ready) {
      outbox.release();
    }
  }

  private @Nullable Waiting answered(String fingerprint) {
    Waiting waiting = greeted.remove(fingerprint);
    if (waiting != null) {
      waiting.timer().cancel(false);
    }
    return waiting;
  }

  private void sendAgain(String nick, String fingerprint, String ids) {
    for (String id : ids.split(",", UNREAD)) {
      Sent line = sent.get(id);
      if (line == null || !line.fingerprint().equals(fingerprint)) {
        continue;
      }
      sent.remove(id);
      Optional<String> envelope =
          id.equals(line.line().id())
              ? seals.seal(fingerprint, line.line(), millis())
              : Optional.empty();
      if (envelope.isEmpty()) {
        scene.emit(
            new RoomEvent.Warning(
                "A line to "
                    + nick
                    + " could not be read there; say it again: "
                    + line.line().text()));
        continue;
      }
      String other = outbox.nextId();
      remember(other, line);
      scene.send(outbox.enveloped(nick, other, envelope.get()));
    }
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
      Set<String> unread = greet(nick, fingerprint).unread();
      if (unread.size() < UNREAD && line.id().length() <= 64) {
        unread.add(line.id());
      }
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
