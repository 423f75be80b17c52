package org.swarmroom.index.lines;

/**
 * A line of a room.
 *
 * @param id given by its sender; unique in the room
 * @param stamp given by the host, {@code epoch.host.sequence}; empty while it has none
 * @param at epoch milliseconds
 * @param from nick
 * @param account fingerprint or account name, or empty
 * @param to {@code #room} or a nick
 * @param kind {@code PRIVMSG}, {@code NOTICE} or {@code ACTION}
 * @param tags client-only tags as on the wire, at most 8,192 characters
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
    String text,
    String tags) {}
