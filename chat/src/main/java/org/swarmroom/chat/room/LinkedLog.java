package org.swarmroom.chat.room;

import java.util.Locale;
import org.swarmroom.chat.irc.Message;

/**
 * By which the log of another host of the room and ours are made equal and stay so: the words
 * {@code ROOM HAVE, WANT, TAGS, LINE, SENT} of {@link Vendor}, and each new line at once. Confined
 * to the room's thread.
 */
public final class LinkedLog {

  private final LogExchange logs;
  private final Session session;

  LinkedLog(LogExchange logs, Session session) {
    this.logs = logs;
    this.session = session;
    logs.linked(session);
  }

  /** Something that begins with {@code ROOM} came. */
  public void receive(Message message) {
    String word = message.param(0).toUpperCase(Locale.ROOT);
    if (!word.equals("SEEN")) {
      logs.heard(session, word, message);
    }
  }

  /** The link is gone. */
  public void close() {
    logs.unlinked(session);
  }
}
