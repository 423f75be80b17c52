package org.swarmroom.chat.client;

import java.util.ArrayList;
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
import org.swarmroom.chat.room.Vendor;

/**
 * Lines said and not yet acknowledged, in the order in which they were said.
 *
 * <p>Invariant: a line has its id from the first moment and is sent with the same id until the host
 * acknowledges or refuses it, so sending it again never doubles it. Confined to the client's
 * executor.
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
  private final Consumer<Line> unacknowledged;
  private final String idStart;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  /** Ids of private lines that wait for a key. */
  private final Set<String> held = new LinkedHashSet<>();

  private Envelopes envelopes = Envelopes.NONE;
  private long number;

  /**
   * @param nonce different each time the program runs
   * @param unacknowledged hears lines sent on a network that gives no echo
   */
  Outbox(Scene scene, String nonce, Consumer<Line> unacknowledged) {
    this.scene = scene;
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

  /** Says a text in as many lines as it takes; completes with the last one. */
  CompletableFuture<Line> say(String to, LineKind kind, String text, Map<String, String> tags) {
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
    if (scene.inRoom) {
      send(line);
    }
    return line.said();
  }

  /** Sends everything again, after a new connection. */
  void resend() {
    List.copyOf(waiting.values()).forEach(this::send);
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
      waiting.remove(draft.id());
      unacknowledged.accept(draft);
      line.said().complete(draft);
    }
  }

  /** Whether a line waits under this id or label. */
  boolean knows(String id) {
    return waiting.containsKey(id);
  }

  /** The host has the line. */
  void acknowledged(String id, Line line) {
    Waiting said = waiting.remove(id);
    if (said != null) {
      said.said().complete(line);
    }
  }

  /** The host won't take the line. */
  void refused(String id, String sentence) {
    held.remove(id);
    Waiting said = waiting.remove(id);
    if (said != null) {
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

  void abandon(String sentence) {
    for (String id : List.copyOf(waiting.keySet())) {
      refused(id, sentence);
    }
  }
}
