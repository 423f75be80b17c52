package org.swarmroom.app.node;

/**
 * A line of the room or a private one. {@code to} is {@code #room} or a nick; {@code kind} is
 * {@code message}, {@code notice} or {@code action}; {@code at} in epoch ms.
 */
public record ChatLine(
    String id, long at, String room, String from, String to, String kind, String text) {}
