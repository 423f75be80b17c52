/**
 * The IRC language: messages with tags, framing of lines, numerics, case mapping, nicks and text
 * that is safe to put on a line. Shared by server and client. Pure functions and values, except
 * {@link org.swarmroom.chat.irc.LineFramer}, which belongs to one connection's event loop. Every
 * parser here reads what strangers send.
 */
@NullMarked
package org.swarmroom.chat.irc;

import org.jspecify.annotations.NullMarked;
