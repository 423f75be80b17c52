package org.swarmroom.app.assembly;

import java.util.List;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.chat.client.Member;
import org.swarmroom.chat.log.Line;

/** The parts' values as the node's face shows them. */
final class Rows {

  private Rows() {}

  /** A line of somebody else, or a private one. */
  static ChatLine line(Line line) {
    return line(line, "");
  }

  /**
   * @param state see {@link ChatLine}
   */
  static ChatLine line(Line line, String state) {
    String kind =
        switch (line.kind()) {
          case PRIVMSG -> "message";
          case NOTICE -> "notice";
          case ACTION -> "action";
        };
    return new ChatLine(
        line.id(),
        line.at(),
        line.room(),
        line.from(),
        line.to(),
        kind,
        line.text(),
        replyTo(line),
        line.isSealed(),
        state);
  }

  /** Source: IRCv3 client-tags/reply, whose name is still a draft. */
  private static String replyTo(Line line) {
    return line.tags().getOrDefault("+reply", line.tags().getOrDefault("+draft/reply", ""));
  }

  /**
   * @param heirs fingerprints of those who host if the host goes, in their order
   */
  static MemberRow member(Member member, String ownNick, List<String> heirs) {
    return new MemberRow(
        member.nick(),
        member.account(),
        member.host(),
        member.nick().equals(ownNick),
        member.away(),
        member.account().isEmpty() ? -1 : heirs.indexOf(member.account()),
        member.roundTripMillis().orElse(-1));
  }
}
