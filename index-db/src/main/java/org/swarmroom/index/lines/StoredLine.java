package org.swarmroom.index.lines;

/**
 * A line of a room.
 *
 * @param id given by its sender; unique in the room
 * @param stamp given by the host, {@code epoch.host.sequence}; empty while it has none
 * @param at epoch milliseconds
 * @param from nick
 * @param account fingerprint, or empty
 * @param to {@code #room} or a nick
 * @param kind {@code PRIVMSG}, {@code NOTICE} or {@code ACTION}
 */
public record StoredLine(
    String id,
    String room,
    String stamp,
    long at,
    String from,
    String account,
    String to,
    String kind,
    String text) {}
