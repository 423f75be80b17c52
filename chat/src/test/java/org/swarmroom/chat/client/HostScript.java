package org.swarmroom.chat.client;

import java.util.List;
import org.swarmroom.chat.testing.TestRoom;

/** What a host says to a client that comes in, and what a fuzzer may start from. */
final class HostScript {

  private static final String BOB = TestRoom.fingerprint("bob");
  private static final String BOB8 = BOB.substring(0, 8);

  static final List<String> WELCOME =
      List.of(
          ":h CAP * LS :message-tags server-time batch echo-message labeled-response account-tag"
              + " draft/chathistory multi-prefix away-notify swarmroom.org/room",
          ":h CAP ann ACK :message-tags server-time batch echo-message labeled-response"
              + " account-tag draft/chathistory multi-prefix away-notify swarmroom.org/room",
          ":h ROOM PROVEN",
          ":h 001 ann :Welcome ann",
          ":h 005 ann CASEMAPPING=rfc1459 PREFIX=(ov)@+ NICKLEN=30 :are supported",
          ":h 422 ann :no motd",
          ":ann!u@h JOIN #lobby",
          ":h 332 ann #lobby :all sorts",
          ":h 353 ann = #lobby :@ann +bob carol",
          ":h 366 ann #lobby :End");

  static final List<String> LINES =
      List.of(
          "@msgid=a.1;time=2026-01-01T00:00:00.000Z;account="
              + BOB
              + " :bob!u@h PRIVMSG #lobby :hi",
          "@swarmroom.org/stamp=7.0123abcd.1 :bob!u@h PRIVMSG #lobby :\u0001ACTION waves\u0001",
          ":bob!u@h PRIVMSG ann :private",
          ":bob!u@h PRIVMSG #lobby :@all who has a file? [want a1]",
          "@+swarmroom.org/want=a1;+swarmroom.org/q=x :bob!u@h PRIVMSG #lobby :@ann who has x?",
          ":bob!u@h NOTICE ann :I have \"a\" (1 KiB): magnet:?xt=urn:btih:aa&xl=12 [offer a1 1/2]",
          "@+swarmroom.org/enough=a1 :bob!u@h TAGMSG #lobby",
          "@+swarmroom.org/greeting="
              + "AQ".repeat(400)
              + ";+swarmroom.org/unread=a.1,b.2 :bob!u@h TAGMSG ann",
          "@msgid=c.1;+swarmroom.org/sealed=" + "AQ".repeat(80) + " :bob!u@h PRIVMSG ann :[x]",
          ":h BATCH +1 chathistory #lobby",
          "@batch=1;msgid=b.1 :bob!u@h PRIVMSG #lobby :old",
          ":h BATCH -1",
          ":h ROOM MEMBER bob " + BOB + " h 10.0.0.2:6881,[::1]:1",
          ":h ROOM MEMBER carol " + BOB + " - 10.0.0.2:6881",
          ":h ROOM RTT bob=12 carol=7",
          "ROOM HAVE 7.0123abcd=1-9,12 1.0123abcd=4",
          "ROOM HAVE .",
          "ROOM WANT 1.0123abcd 1-200",
          "ROOM TAGS " + BOB8 + ".n.1",
          "@msgid="
              + BOB8
              + ".n.1;time=2026-01-01T00:00:00.000Z;swarmroom.org/st=7.0123abcd.1;account="
              + BOB
              + " ROOM LINE bob #lobby P :old",
          "ROOM SENT 7.0123abcd 1-12",
          "ROOM EQUAL",
          "ROOM SAFE a.1.2 b.3.4",
          ":dave!u@h JOIN #lobby " + BOB + " :Dave",
          ":bob!u@h NICK robert",
          ":ann!u@h NICK anna",
          ":carol!u@h PART #lobby :bye",
          ":carol!u@h QUIT :bye",
          ":bob!u@h KICK #lobby carol :out",
          ":bob!u@h MODE #lobby +o-v carol bob",
          ":bob!u@h TOPIC #lobby :new",
          ":bob!u@h AWAY :gone",
          ":h 353 ann = #lobby :ann bob",
          ":h 352 ann #lobby u h s bob H@ :0 Bob",
          ":h 433 ann anna :taken",
          ":h 482 ann #lobby :no operator",
          ":h FAIL CHATHISTORY MESSAGE_ERROR :no",
          ":h CAP ann DEL :batch",
          ":h CAP ann NEW :setname",
          "PING x",
          ":h PONG h rt1",
          "ERROR :Closing Link: (Replaced by your newer connection)",
          ":bob!u@h KICK #lobby ann :out");

  private HostScript() {}
}
