package org.swarmroom.chat.irc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.swarmroom.testdata.HostileIrc;
import org.swarmroom.testdata.Must;

/**
 * IRC as a server and as a client reads it: never an exception; however the bytes are cut, the
 * lines are the same, within the limits and without line ends; a message is written as one line,
 * and read again as the same.
 */
public final class IrcFuzz {

  private IrcFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<>(HostileIrc.all());
    for (String line :
        List.of(
            "@time=2026-01-01T00:00:00.000Z;+a/b=x\\:y\\sz :ann!u@h PRIVMSG #room :hi  you\r\n",
            ":h 005 ann CASEMAPPING=ascii PREFIX=(ov)@+ :are supported\r\n",
            "X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\r\n",
            "PING a\rPING b\nPING :c\r\n")) {
      seeds.add(line.getBytes(UTF_8));
    }
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 4_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    for (boolean server : new boolean[] {true, false}) {
      List<String> whole = lines(server, List.of(data));
      Must.hold(lines(server, torn(data)).equals(whole), "torn bytes mean the same");
      whole.forEach(IrcFuzz::checkLine);
    }
  }

  private static void checkLine(String line) {
    Must.hold(line.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0), "a line is one");
    Message.parse(line).ifPresent(IrcFuzz::checkMessage);
  }

  private static void checkMessage(Message message) {
    Must.hold(!message.command().isEmpty(), "there is a command");
    Must.hold(message.params().size() <= 15, "parameters are bounded");
    String written = new String(MessageFormat.bytes(message), UTF_8);
    Must.hold(written.endsWith("\r\n"), "a line has its end");
    Must.hold(
        written.chars().filter(c -> c == '\r' || c == '\n' || c == 0).count() == 2, "and only one");
    boolean plain = message.command().chars().allMatch(Character::isLetterOrDigit);
    if (plain) {
      Must.hold(
          Message.parse(message.toString()).orElseThrow().equals(message), "it is read again");
    }
  }

  /** The lines; an empty one stands for a line that was too long. */
  private static List<String> lines(boolean server, List<byte[]> chunks) {
    LineFramer framer = server ? LineFramer.forServer() : LineFramer.forClient();
    var lines = new ArrayList<String>();
    for (byte[] chunk : chunks) {
      var in = Unpooled.wrappedBuffer(chunk);
      LineFramer.Result result = framer.next(in);
      while (result != LineFramer.Result.NEED_MORE) {
        lines.add(result == LineFramer.Result.LINE ? framer.line() : "");
        result = framer.next(in);
      }
      Must.hold(!in.isReadable(), "all bytes are taken");
    }
    return lines;
  }

  private static List<byte[]> torn(byte[] data) {
    var random = new Random(Arrays.hashCode(data));
    var parts = new ArrayList<byte[]>();
    for (int at = 0; at < data.length; ) {
      int most = random.nextInt(4) == 0 ? 1 + data.length - at : 9;
      int end = Math.min(data.length, at + 1 + random.nextInt(most));
      parts.add(Arrays.copyOfRange(data, at, end));
      at = end;
    }
    return parts;
  }
}
