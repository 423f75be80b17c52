package org.swarmroom.chat.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.swarmroom.chat.irc.ClientTags;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.room.Vendor;

/**
 * Makes lines of messages: live ones at once, history when its batch ends. Confined to the client's
 * executor.
 */
final class Ears {

  /** What to do with lines. */
  interface Listener {
    /**
     * @param label of the command this answers, or empty
     */
    void heard(Line line, Message message, String label);

    /**
     * @param label of the request for history this answers, or empty if it came with joining
     */
    void history(List<Line> lines, String label);
  }

  private static final char CTCP = '\u0001';
  private static final int MAX_BATCHES = 16;
  private static final int MAX_BATCH_LINES = 2_000;
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private record Batch(String type, String label, List<Line> lines) {}

  private final Scene scene;
  private final Listener listener;
  private final Map<String, Batch> batches = new HashMap<>();

  Ears(Scene scene, Listener listener) {
    this.scene = scene;
    this.listener = listener;
  }

  /** After a new connection. */
  void clear() {
    batches.clear();
  }

  /**
   * Label of the command that this message answers, by its own tag or its batch's; empty if none.
   */
  String label(Message message) {
    return message
        .tag("label")
        .or(
            () ->
                message
                    .tag("batch")
                    .flatMap(ref -> Optional.ofNullable(batches.get(ref)))
                    .map(Batch::label))
        .orElse("");
  }

  void batch(Message message) {
    String ref = message.param(0);
    if (ref.startsWith("+") && batches.size() < MAX_BATCHES) {
      batches.put(ref.substring(1), new Batch(message.param(1), label(message), new ArrayList<>()));
    } else if (ref.startsWith("-")) {
      Batch done = batches.remove(ref.substring(1));
      if (done != null && done.type().equals("chathistory")) {
        listener.history(done.lines(), done.label());
      }
    }
  }

  /** PRIVMSG or NOTICE. */
  void spoken(Message message) {
    Optional<Line> line = line(message);
    if (line.isEmpty()) {
      return;
    }
    Optional<Batch> history =
        message
            .tag("batch")
            .flatMap(ref -> Optional.ofNullable(batches.get(ref)))
            .filter(b -> b.type().equals("chathistory"));
    if (history.isEmpty()) {
      listener.heard(line.get(), message, label(message));
    } else if (history.get().lines().size() < MAX_BATCH_LINES) {
      history.get().lines().add(line.get());
    }
  }

  private Optional<Line> line(Message message) {
    String text = message.param(1);
    boolean notice = message.command().equals("NOTICE");
    LineKind kind = notice ? LineKind.NOTICE : LineKind.PRIVMSG;
    if (!text.isEmpty() && text.charAt(0) == CTCP) {
      if (notice || !text.startsWith(CTCP + "ACTION ")) {
        return Optional.empty();
      }
      kind = LineKind.ACTION;
      text = text.substring("?ACTION ".length());
      text = text.endsWith(String.valueOf(CTCP)) ? text.substring(0, text.length() - 1) : text;
    }
    long at = time(message);
    String id =
        message
            .tag("msgid")
            .filter(m -> !m.isEmpty() && m.length() <= 128)
            .orElseGet(() -> derivedId(message, at));
    return Optional.of(
        new Line(
            id,
            message.tags().getOrDefault(Vendor.STAMP_TAG, ""),
            at,
            scene.config.link().room(),
            message.nick(),
            account(message),
            message.param(0),
            kind,
            text,
            tags(message)));
  }

  private static Map<String, String> tags(Message message) {
    Map<String, String> tags = ClientTags.of(message.tags());
    tags.remove(Vendor.ID_TAG);
    tags.remove(Line.SEALED); // only who opened it may say that it was
    return tags;
  }

  private String account(Message message) {
    String told = message.tags().getOrDefault("account", "");
    if (FINGERPRINT.matcher(told).matches()) {
      return told;
    }
    boolean live = message.tag("batch").isEmpty();
    return live ? scene.roster.find(message.nick()).map(Member::account).orElse("") : "";
  }

  private static long time(Message message) {
    try {
      return message
          .tag("time")
          .map(t -> Instant.parse(t).toEpochMilli())
          .orElseGet(System::currentTimeMillis);
    } catch (DateTimeParseException | ArithmeticException e) {
      return System.currentTimeMillis();
    }
  }

  /**
   * For networks without ids: the same words of the same nick at the same time are the same line.
   */
  private static String derivedId(Message message, long at) {
    String all = message.source() + "|" + at + "|" + message.params();
    return "x." + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
  }
}
