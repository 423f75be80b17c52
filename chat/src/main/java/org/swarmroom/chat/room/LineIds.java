package org.swarmroom.chat.room;

import java.util.regex.Pattern;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;
import org.swarmroom.chat.irc.Texts;

/**
 * Checks what a sender brings along with a line: its id, and its length once others see who said
 * it.
 */
final class LineIds {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}\\.[0-9a-z]{1,24}\\.[0-9]{1,18}");

  /** Room for CTCP framing that is put back on passing on. */
  private static final int FRAMING = 10;

  /** The id a member made, if it is one of its own; else empty, and the host makes one. */
  String accepted(Session session, Message message) {
    String id = message.tags().getOrDefault(Vendor.ID_TAG, "");
    boolean own =
        session.person.member
            && FORM.matcher(id).matches()
            && id.startsWith(session.person.identity.substring(0, 8));
    return own ? id : "";
  }

  /**
   * The text cut to what fits on a line with the sender's source in front, so that all see and keep
   * the same.
   */
  String fitting(Session session, String command, String target, String text) {
    int before = 1 + Texts.bytes(session.person.source()) + 1 + command.length() + 1;
    int room = MessageFormat.MAX_LINE - 2 - before - Texts.bytes(target) - 2 - FRAMING;
    return Texts.cut(text, room);
  }
}
