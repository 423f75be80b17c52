package org.swarmroom.chat.log;

/** What a line is in IRC: PRIVMSG, NOTICE, or a PRIVMSG that carries CTCP ACTION ({@code /me}). */
public enum LineKind {
  PRIVMSG,
  NOTICE,
  ACTION
}
