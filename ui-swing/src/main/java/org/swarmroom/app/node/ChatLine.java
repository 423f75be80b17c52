package org.swarmroom.app.node;

/**
 * A line of the room or a private one. {@code to} is {@code #room} or a nick; {@code kind} is
 * {@code message}, {@code notice} or {@code action}; {@code at} in epoch ms; {@code replyTo} is the
 * id of the line it answers, or empty.
 */
public record ChatLine(
    String id,
    long at,
    String room,
    String from,
    String to,
    String kind,
    String text,
    String replyTo) {

  /** One that answers no other. */
  public ChatLine(
      String id, long at, String room, String from, String to, String kind, String text) {
    this(id, at, room, from, to, kind, text, "");
  }
}
