package org.swarmroom.chat.server;

import java.util.List;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.testing.TestRoom;

/** What the room's clients say at first, and what a fuzzer may start from. */
final class RoomScript {

  private static final String CAPS =
      "CAP REQ :message-tags server-time batch echo-message labeled-response account-tag"
          + " draft/chathistory extended-join multi-prefix away-notify setname invite-notify"
          + " userhost-in-names standard-replies cap-notify sasl";

  private static final String HOST8 = TestRoom.fingerprint("host").substring(0, 8);
  private static final String ANN8 = TestRoom.fingerprint("ann").substring(0, 8);

  private static final String PROOF =
      RoomKey.of(new byte[RoomKey.BYTES])
          .proof("swarmroom irc", TestRoom.fingerprint("host"), TestRoom.fingerprint("ann"));

  /** A member whose program knows everything. */
  static final List<String> ANN =
      List.of(
          CAPS + " swarmroom.org/room",
          "ROOM PROVE " + PROOF + " 10.0.0.1:6881",
          "NICK ann",
          "USER u 0 * :Ann",
          "CAP END",
          "JOIN #lobby",
          "PRIVMSG #lobby :hello");

  /** A stock client. */
  static final List<String> BOB = List.of("NICK bob", "USER u 0 * :Bob", "JOIN #lobby");

  static final List<String> LINES =
      List.of(
          "@label=1;+x=y PRIVMSG #lobby :hi",
          "@label=2;msgid=abc PRIVMSG bob,ann,#lobby :\u0001ACTION waves\u0001",
          "@+typing=active TAGMSG #lobby",
          "NOTICE #lobby :note",
          "TOPIC #lobby :new topic",
          "TOPIC #lobby",
          "NAMES #lobby",
          "LIST",
          "WHO #lobby",
          "WHO b*",
          "WHOIS bob",
          "WHOWAS bob",
          "ISON bob ann",
          "USERHOST bob ann",
          "AWAY :gone",
          "AWAY",
          "SETNAME :New Name",
          "MODE #lobby",
          "MODE #lobby +o bob",
          "MODE #lobby -t+v bob",
          "MODE #lobby b",
          "MODE bob +i",
          "MODE bob +B",
          "MODE #lobby +b-b *!*@x $a:bob",
          "MODE #lobby +beI a!b@c $a $~a",
          "MODE #lobby +klims word 3",
          "MODE #lobby -k-l+h x bob",
          "JOIN #lobby,#other word",
          "KNOCK #lobby :please",
          "KILL bob :why",
          "WHO * %tcuihsnfdlaor,42",
          "WHO b* no%na",
          "WHOIS host-* bob,ann",
          "WHOWAS bob 3",
          "MONITOR + bob,ann,carol",
          "MONITOR - bob",
          "MONITOR S",
          "MONITOR C",
          "LIST >1,C<5,!*x*",
          "LINKS *",
          "STATS m",
          "STATS o",
          "ADMIN bob",
          "MOTD no.such",
          "KICK #lobby bob :out",
          "INVITE bob #lobby",
          "PART #lobby :bye",
          "JOIN #lobby",
          "OPER root toor",
          "MOTD",
          "LUSERS",
          "VERSION",
          "TIME",
          "INFO",
          "ROOM SEEN 3.0123abcd.7 1000",
          "ROOM HAVE 3.0123abcd=1-9,12 1.0123abcd=4",
          "ROOM HAVE .",
          "ROOM WANT 1." + HOST8 + " 1-200",
          "ROOM TAGS " + ANN8 + ".n.1",
          "@msgid="
              + ANN8
              + ".n.1;time=2026-01-01T00:00:00.000Z;swarmroom.org/st=3.0123abcd.1;account="
              + TestRoom.fingerprint("ann")
              + ";+x=y ROOM LINE ann #lobby P :old",
          "ROOM SENT 3.0123abcd 1-200",
          "ROOM GOT 1." + HOST8 + ".1",
          "ROOM UNSAFE " + ANN8 + ".n.1 " + ANN8 + ".n.2",
          "@+swarmroom.org/id=" + ANN8 + ".n.1 PRIVMSG #lobby :old",
          "CHATHISTORY LATEST #lobby * 10",
          "CHATHISTORY AROUND #lobby timestamp=2026-01-01T00:00:00.000Z 5",
          "CHATHISTORY BETWEEN #lobby msgid=a timestamp=2026-01-01T00:00:00.000Z 5",
          "CHATHISTORY TARGETS timestamp=2026-01-01T00:00:00.000Z timestamp=2027-01-01T00:00:00Z 5",
          "CHATHISTORY BEFORE #lobby timestamp=2026-01-01T00:00:00.000Z 5",
          "CHATHISTORY AFTER #lobby msgid=abc 5",
          "NICK carol",
          "USER c 0 * :Carol",
          "CAP LS 302",
          "CAP LIST",
          "CAP REQ :sasl -batch",
          "AUTHENTICATE EXTERNAL",
          "AUTHENTICATE +",
          "PING x",
          "PONG x",
          "PASS secret",
          "QUIT :bye");

  private RoomScript() {}
}
