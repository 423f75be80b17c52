package org.swarmroom.app.node;

/**
 * A line of the room or a private one. {@code to} is {@code #room} or a nick; {@code kind} is
 * {@code message}, {@code notice} or {@code action}; {@code at} in epoch ms; {@code replyTo} is the
 * id of the line it answers, or empty; {@code encrypted} is a private line that only its two ends
 * could read; {@code state} is, of our own lines to all, {@code sent} once the host and we have it
 * on disk, {@code safe} once enough others have it too, else empty.
 */
public record ChatLine(
    String id,
    long at,
    String room,
    String from,
    String to,
    String kind,
    String text,
    String replyTo,
    boolean encrypted,
    String state) {

  public static final String SENT = "sent";
  public static final String SAFE = "safe";

  /** One of somebody else, or a private one. */
  public ChatLine(
      String id,
      long at,
      String room,
      String from,
      String to,
      String kind,
      String text,
      String replyTo,
      boolean encrypted) {
    this(id, at, room, from, to, kind, text, replyTo, encrypted, "");
  }

  /** One that answers no other, in plain text. */
  public ChatLine(
      String id, long at, String room, String from, String to, String kind, String text) {
    this(id, at, room, from, to, kind, text, "", false);
  }

  /** In plain text. */
  public ChatLine(
      String id,
      long at,
      String room,
      String from,
      String to,
      String kind,
      String text,
      String replyTo) {
    this(id, at, room, from, to, kind, text, replyTo, false);
  }
}
