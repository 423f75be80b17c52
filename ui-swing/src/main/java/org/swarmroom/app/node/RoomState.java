package org.swarmroom.app.node;

/**
 * The room we are in; {@code link} is what others paste to join, {@code hosting} says that it lives
 * here.
 */
public record RoomState(
    String room,
    String nick,
    String host,
    String link,
    boolean hosting,
    boolean connected,
    String topic) {}
