package org.swarmroom.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What an IRC server or client may be sent; each item is one write, line ends included if any. */
public final class HostileIrc {

  private static final List<String> LINES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          " \r\n",
          ":\r\n",
          ": \r\n",
          "@\r\n",
          "@ \r\n",
          "@a=b\r\n",
          "@=;;=\r\n",
          "@a=\\\r\n",
          "@a=\\n\\r\\s\\:\\\\ PING :x\r\n",
          ":prefix\r\n",
          ":a!b@c \r\n",
          "PRIVMSG\r\n",
          "PRIVMSG :\r\n",
          "PRIVMSG #a\r\n",
          "PRIVMSG #a :\r\n",
          "PRIVMSG a,b,c,,,d :x\r\n",
          "NICK\r\n",
          "NICK :\r\n",
          "NICK :a b\r\n",
          "NICK #a\r\n",
          "NICK \u0000\r\n",
          "NICK :../..\r\n",
          "USER\r\n",
          "USER a b c\r\n",
          "JOIN\r\n",
          "JOIN :\r\n",
          "JOIN 0\r\n",
          "JOIN #a,#b,#c,,,\r\n",
          "JOIN #\u0007\r\n",
          "PART\r\n",
          "KICK #a\r\n",
          "MODE #a +ooooooooo a b c\r\n",
          "MODE #a +k\r\n",
          "MODE #a +l -99999999999999\r\n",
          "TOPIC #a :\u0000\r\n",
          "WHO\r\n",
          "WHO *\r\n",
          "WHOIS ,,,,\r\n",
          "CAP\r\n",
          "CAP LS\r\n",
          "CAP LS 99999999999\r\n",
          "CAP REQ\r\n",
          "CAP REQ :-=~\r\n",
          "AUTHENTICATE\r\n",
          "AUTHENTICATE *\r\n",
          "AUTHENTICATE ====\r\n",
          "CHATHISTORY LATEST #a * 99999999999\r\n",
          "CHATHISTORY LATEST #a * -1\r\n",
          "MONITOR + ,,,,,\r\n",
          "PING\r\n",
          "PONG\r\n",
          "QUIT\r\n",
          "SERVER evil 1 :x\r\n",
          "SQUIT a\r\n",
          "OPER a b\r\n",
          "KILL a :b\r\n",
          "001\r\n",
          "999 x\r\n",
          "PRIVMSG #a :a\rQUIT\r\n",
          "PRIVMSG #a :\u0001ACTION\r\n",
          "PRIVMSG #a :\u0001\u0001\r\n",
          "PRIVMSG #a :\u202Eevil\u202C\r\n",
          "PRIVMSG #a :\uFEFF\u200B\u2066\r\n",
          "privmsg #a :lower\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
          "\u0016\u0003\u0001",
          "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z\r\n");

  private HostileIrc() {}

  /** All of them; the longest is 1 MiB without a line end. */
  public static List<byte[]> all() {
    List<byte[]> all = new ArrayList<>();
    LINES.forEach(line -> all.add(line.getBytes(UTF_8)));
    all.add(oneMebibyteWithoutEnd());
    all.add(("PRIVMSG #a :" + "x".repeat(9_000) + "\r\n").getBytes(UTF_8));
    all.add(("@" + "a=b;".repeat(5_000) + " PING :x\r\n").getBytes(UTF_8));
    all.add(("PRIVMSG " + "#a,".repeat(3_000) + " :x\r\n").getBytes(UTF_8));
    all.add("JOIN #a\r\n".repeat(5_000).getBytes(UTF_8));
    all.add("PRIVMSG #a :\u00ff\u00fe\u00c0\u0080\r\n".getBytes(ISO_8859_1));
    for (int seed = 0; seed < 200; seed++) {
      all.add(random(seed));
    }
    return all;
  }

  public static byte[] oneMebibyteWithoutEnd() {
    return "A".repeat(1 << 20).getBytes(UTF_8);
  }

  /** A line made of pieces of lines, or of noise. */
  public static byte[] random(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    String[] pieces = {
      "@",
      ":",
      " ",
      "\r\n",
      "\n",
      "\0",
      "PRIVMSG",
      "JOIN",
      "#a",
      ",",
      ";",
      "=",
      "\\",
      "nick!u@h",
      "é",
      "😀",
      "\u0001",
      "swarmroom.org/",
      "CAP",
      "BATCH",
      "+",
      "-",
      "*",
      "9999999999"
    };
    for (int left = random.nextInt(60); left > 0; left--) {
      text.append(
          random.nextInt(8) == 0
              ? String.valueOf((char) random.nextInt(0x250))
              : pieces[random.nextInt(pieces.length)]);
    }
    return text.append("\r\n").toString().getBytes(UTF_8);
  }
}
