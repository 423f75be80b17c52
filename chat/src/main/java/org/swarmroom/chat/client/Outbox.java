package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.log.LineOutbox;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.succession.Resend;

/**
 * Lines said and not yet safe, in the order in which they were said; {@link Resend} decides which
 * are sent when.
 *
 * <p>Invariant: a line has its id from the first moment and is sent with the same id until the host
 * acknowledges or refuses it, so sending it again never doubles it. A line to all is sent when it
 * is on disk, and stays there until enough others have it: it survives this program. Private lines
 * are not kept so: days later the nick may be somebody else. Confined to the client's executor.
 */
final class Outbox {

  private static final char CTCP = '\u0001';

  /** What surely fits on a line of 512 bytes behind our nick and host. */
  private static final int MAX_TEXT_BYTES = 380;

  /** What programs show that can't open envelopes. */
  private static final String SEALED_TEXT = "[encrypted: only a Swarmroom program can show this]";

  private static final int MAX_WAITING = 1_000;

  private record Waiting(Line draft, CompletableFuture<Line> said) {}

  private final Scene scene;
  private final SaidOnDisk disk;
  private final Consumer<Line> unacknowledged;
  private final String idStart;
  private final Resend resend = new Resend();
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  /** Ids of those that are in our log: the host has them, or had them. */
  private final Set<String> logged = new HashSet<>();

  /** Ids of private lines that wait for a key. */
  private final Set<String> held = new LinkedHashSet<>();

  private Envelopes envelopes = Envelopes.NONE;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private long number;

  /**
   * @param disk where lines survive the program
   * @param nonce different each time the program runs
   * @param unacknowledged hears lines sent on a network that gives no echo
   */
  Outbox(Scene scene, LineOutbox disk, String nonce, Consumer<Line> unacknowledged) {
    this.scene = scene;
    this.disk = new SaidOnDisk(scene, disk, this::kept);
    this.unacknowledged = unacknowledged;
    this.idStart = scene.config.fingerprint().substring(0, 8) + "." + nonce + ".";
  }

  /** From now on private lines go out as these say. */
  void envelopes(Envelopes by) {
    envelopes = by;
  }

  /** An id that no line has. */
  String nextId() {
    return idStart + ++number;
  }

  /** Finds what the last run left, which goes before all that is said now; never fails. */
  CompletableFuture<Void> load() {
    return disk.load()
        .thenAcceptAsync(
            lines -> {
              lines.forEach(this::found);
              loaded.complete(null);
            },
            scene.loop);
  }

  private void found(Line line) {
    waiting.put(line.id(), new Waiting(line, new CompletableFuture<>()));
    resend.found(line.id());
  }

  /** Says a text in as many lines as it takes; completes with the last one. */
  CompletableFuture<Line> say(String to, LineKind kind, String text, Map<String, String> tags) {
    return loaded.thenCompose(found -> sayNow(to, kind, text, tags));
  }

  private CompletableFuture<Line> sayNow(
      String to, LineKind kind, String text, Map<String, String> tags) {
    List<String> lines = Texts.lines(text.replace(String.valueOf(CTCP), ""), MAX_TEXT_BYTES);
    if (lines.isEmpty()) {
      return CompletableFuture.failedFuture(new ChatException("There is no text to send."));
    }
    if (waiting.size() + lines.size() > MAX_WAITING) {
      return CompletableFuture.failedFuture(
          new ChatException(
              "Too many lines wait for the host ("
                  + waiting.size()
                  + "); send again when it is back."));
    }
    List<CompletableFuture<Line>> all = new ArrayList<>();
    for (String line : lines) {
      all.add(add(to, kind, line, tags));
    }
    CompletableFuture<Line> last = all.get(all.size() - 1);
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenCompose(nothing -> last);
  }

  private CompletableFuture<Line> add(
      String to, LineKind kind, String text, Map<String, String> tags) {
    String id = nextId();
    Line draft =
        new Line(
            id,
            "",
            System.currentTimeMillis(),
            scene.config.link().room(),
            scene.nick,
            scene.config.fingerprint(),
            to,
            kind,
            text,
            tags);
    Waiting line = new Waiting(draft, new CompletableFuture<>());
    waiting.put(id, line);
    resend.said(id);
    if (scene.isChannel(to)) {
      disk.add(draft);
    } else {
      resend.kept(id);
      send();
    }
    return line.said();
  }

  private void kept(List<Line> lines) {
    lines.forEach(line -> resend.kept(line.id()));
    send();
  }

  /** The host may be told what was said: all that isn't safe is sent again. */
  void entered() {
    resend.entered();
    send();
  }

  /** There is no host. */
  void left() {
    resend.left();
  }

  private void send() {
    List<String> unsafe = new ArrayList<>();
    for (String id : resend.due()) {
      Waiting line = waiting.get(id);
      if (logged.contains(id)) {
        unsafe.add(id);
      } else if (line != null) {
        send(line);
      }
    }
    Vendor.lines("UNSAFE", unsafe).forEach(scene::send);
  }

  private void send(Waiting line) {
    Line draft = line.draft();
    held.remove(draft.id());
    if (scene.isChannel(draft.to())) {
      sendOpen(line);
      return;
    }
    Envelopes.Way way = envelopes.way(draft);
    if (way instanceof Envelopes.Way.Refused refusal) {
      refused(draft.id(), refusal.sentence());
    } else if (way instanceof Envelopes.Way.Later) {
      held.add(draft.id());
    } else if (way instanceof Envelopes.Way.Sealed closed) {
      marked(line, true);
      scene.send(enveloped(draft.to(), draft.id(), closed.envelope()));
    } else {
      sendOpen(marked(line, false));
    }
  }

  /** Keeps in mind how the line went out. */
  private Waiting marked(Waiting line, boolean closed) {
    Line draft = line.draft();
    if (draft.isSealed() == closed) {
      return line;
    }
    Map<String, String> tags = new LinkedHashMap<>(draft.tags());
    if (closed) {
      tags.put(Line.SEALED, "");
    } else {
      tags.remove(Line.SEALED);
    }
    Waiting other = new Waiting(draft.withTags(tags), line.said());
    waiting.put(draft.id(), other);
    return other;
  }

  /** A sealed line as it goes over the wire. */
  Message enveloped(String to, String id, String envelope) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(Line.SEALED, envelope);
    tags.put(Vendor.ID_TAG, id);
    if (scene.caps.contains("labeled-response")) {
      tags.put("label", id);
    }
    return Message.of("PRIVMSG", to, SEALED_TEXT).withTags(tags);
  }

  /** There is a key that was not: what waited is tried again, in its order. */
  void release() {
    for (String id : List.copyOf(held)) {
      Waiting line = waiting.get(id);
      if (line != null) {
        send(line);
      }
    }
  }

  /** There will be no key for that nick. */
  void refuseHeld(String nick, String sentence) {
    for (String id : List.copyOf(held)) {
      Waiting line = waiting.get(id);
      if (line != null && scene.roster.same(line.draft().to(), nick)) {
        refused(id, sentence);
      }
    }
  }

  /**
   * Our own private line as the host echoes it, with our words: what the host shows of it counts
   * only as an acknowledgement.
   *
   * @return empty if it is no line of ours that waits
   */
  Optional<Line> said(String id, Line echo) {
    return Optional.ofNullable(waiting.get(id))
        .map(Waiting::draft)
        .map(
            draft ->
                new Line(
                    draft.id(),
                    "",
                    echo.at(),
                    draft.room(),
                    echo.from(),
                    draft.account(),
                    echo.to(),
                    draft.kind(),
                    draft.text(),
                    draft.tags()));
  }

  private void sendOpen(Waiting line) {
    Line draft = line.draft();
    Map<String, String> tags = new LinkedHashMap<>();
    if (scene.caps.contains("message-tags")) {
      tags.putAll(draft.tags());
      tags.put(Vendor.ID_TAG, draft.id());
    }
    if (scene.caps.contains("labeled-response")) {
      tags.put("label", draft.id());
    }
    String command = draft.kind() == LineKind.NOTICE ? "NOTICE" : "PRIVMSG";
    String text =
        draft.kind() == LineKind.ACTION ? CTCP + "ACTION " + draft.text() + CTCP : draft.text();
    scene.send(Message.of(command, draft.to(), text).withTags(tags));
    if (!scene.caps.contains("echo-message")) {
      unacknowledged.accept(draft);
      logged(draft.id(), draft);
    }
  }

  /** Whether a line waits under this id or label. */
  boolean knows(String id) {
    return waiting.containsKey(id);
  }

  /**
   * The host has the line, and so has our log. Where no host tells which lines others have, and of
   * private ones, that is all there is to know.
   */
  void logged(String id, Line line) {
    Waiting said = waiting.get(id);
    if (said == null) {
      return;
    }
    logged.add(id);
    boolean leaves = resend.logged(id);
    if (!scene.isNative() || !scene.isChannel(said.draft().to())) {
      leaves = resend.safe(id);
    }
    if (leaves) {
      leave(List.of(id));
    }
    said.said().complete(line);
  }

  /** Enough others have these lines. */
  void safe(List<String> ids) {
    leave(ids.stream().filter(resend::safe).toList());
  }

  private void leave(List<String> ids) {
    List<String> kept = new ArrayList<>();
    for (String id : ids) {
      logged.remove(id);
      Waiting gone = waiting.remove(id);
      if (gone != null && scene.isChannel(gone.draft().to())) {
        kept.add(id);
      }
    }
    disk.remove(kept);
  }

  /** The host won't take the line. */
  void refused(String id, String sentence) {
    Waiting said = waiting.get(id);
    if (said != null) {
      held.remove(id);
      resend.refused(id);
      leave(List.of(id));
      said.said().completeExceptionally(new ChatException(sentence));
    }
  }

  /** All private lines to a nick that isn't there. */
  void refusedTo(String nick, String sentence) {
    for (Waiting line : List.copyOf(waiting.values())) {
      if (scene.roster.same(line.draft().to(), nick)) {
        refused(line.draft().id(), sentence);
      }
    }
  }

  /** Nobody waits any more; what is on disk is sent at the next stay. */
  void abandon(String sentence) {
    loaded.completeExceptionally(new ChatException(sentence));
    waiting
        .values()
        .forEach(each -> each.said().completeExceptionally(new ChatException(sentence)));
  }
}
