package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final int MAX_WAITING = 1_000;

  private record Waiting(Line draft, CompletableFuture<Line> said) {}

  private final Scene scene;
  private final Consumer<Line> unacknowledged;
  private final String idStart;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
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
    String id = idStart + ++number;
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
