package org.swarmroom.chat.log;

/**
 * One line said in a room or to one member.
 *
 * <p>Invariant: the same id is the same line; who stores or shows a line twice has missed that. The
 * text holds no CR, LF or NUL.
 *
 * @param id made by the sender, or by the host for stock clients; the IRCv3 {@code msgid}
 * @param stamp the host's place for it in the order of the room, see {@link Stamp}; empty for
 *     private lines and on networks without stamps
 * @param at host's time, epoch ms
 * @param room the room's name as its link has it
 * @param from nick at that time
 * @param account fingerprint of the sender's certificate, or empty when it proved none
 * @param to {@code #channel}, or a nick for a private line
 * @param text without CTCP framing
 */
public record Line(
    String id,
    String stamp,
    long at,
    String room,
    String from,
    String account,
    String to,
    LineKind kind,
    String text) {}
