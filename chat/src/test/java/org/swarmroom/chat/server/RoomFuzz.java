package org.swarmroom.chat.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.testing.MemoryLog;
import org.swarmroom.chat.testing.TestRoom;
import org.swarmroom.testdata.HostileIrc;
import org.swarmroom.testdata.Must;

/**
 * A room with a member, a stock client and a newcomer who say anything: no command throws; whatever
 * is sent is whole lines within the limits that can be read; who is left has left; no buffer is
 * lost.
 *
 * <p>The input is cut at zeros; the first byte of each part says who speaks, the rest is what.
 */
public final class RoomFuzz {

  private static final ServerLimits LIMITS =
      new ServerLimits(
          10,
          10,
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          1_000_000,
          1_000_000,
          2 << 20,
          20);
  private static final String ANN = TestRoom.fingerprint("ann");
  private static final String HOST = TestRoom.fingerprint("host");
  private static final RoomKey KEY = RoomKey.of(new byte[RoomKey.BYTES]);
  private static final RoomServerEvents QUIET =
      new RoomServerEvents() {
        @Override
        public void warning(String sentence) {}

        @Override
        public void topicChanged(String topic) {}
      };

  private static final Failures FAILURES = new Failures();

  static {
    var log = (Logger) LoggerFactory.getLogger("org.swarmroom.chat");
    log.setLevel(Level.ERROR);
    log.setAdditive(false);
    log.addAppender(FAILURES);
    FAILURES.start();
  }

  private RoomFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (byte[] line : HostileIrc.all().subList(0, 80)) {
      if (line.length < 1_000) {
        seeds.add(("a" + new String(line, UTF_8).replace("#a", "#lobby")).getBytes(UTF_8));
      }
    }
    for (String line : RoomScript.LINES) {
      seeds.add(("a" + line + "\r\n\0b" + line + "\r\n\0c" + line + "\r\n").getBytes(UTF_8));
    }
    seeds.add(("a" + String.join("\r\n", RoomScript.LINES) + "\r\n").getBytes(UTF_8));
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((64 << 20) + 20_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    FAILURES.first = Optional.empty();
    var clock = new EmbeddedChannel();
    var log = new MemoryLog();
    var config =
        RoomServerConfig.of("lobby", KEY, HOST)
            .withTopic("all sorts")
            .withOperators(List.of(new RoomServerConfig.Operator("root", "toor")))
            .withLimits(LIMITS);
    var opening = RoomServer.open(config, log, QUIET, clock.eventLoop());
    clock.runPendingTasks();
    RoomServer server = opening.join();
    var clients = List.of(client(server, ANN), client(server, ""), client(server, ""));
    turn(clock, clients, 0, lines(RoomScript.ANN));
    turn(clock, clients, 1, lines(RoomScript.BOB));
    Must.hold(server.members() == 2, "two are in the room at first: " + server.members());
    for (byte[] part : parts(data)) {
      turn(clock, clients, (part[0] & 0xff) % 3, Arrays.copyOfRange(part, 1, part.length));
    }
    clients.forEach(EmbeddedChannel::close);
    clock.runPendingTasks();
    clients.forEach(EmbeddedChannel::runPendingTasks);
    clock.runPendingTasks();
    Must.hold(server.members() == 0, "who is gone has left");
    clients.forEach(RoomFuzz::finish);
    clock.checkException();
    clock.finishAndReleaseAll();
    FAILURES.first.ifPresent(
        failure -> {
          throw new AssertionError("a command failed", failure);
        });
  }

  private static byte[] lines(List<String> lines) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(UTF_8);
  }

  private static EmbeddedChannel client(RoomServer server, String fingerprint) {
    var channel = new EmbeddedChannel();
    channel.config().setAllocator(new UnpooledByteBufAllocator(false));
    server.accept(channel, Optional.of(fingerprint).filter(f -> !f.isEmpty()), true);
    return channel;
  }

  private static void turn(
      EmbeddedChannel clock, List<EmbeddedChannel> clients, int who, byte[] bytes) {
    var channel = clients.get(who);
    if (channel.isActive()) {
      channel.writeInbound(channel.alloc().heapBuffer(1 + bytes.length).writeBytes(bytes));
    }
    for (int i = 0; i < 3; i++) {
      clock.runPendingTasks();
      clients.forEach(EmbeddedChannel::runPendingTasks);
    }
    clients.forEach(RoomFuzz::checkSent);
  }

  private static void checkSent(EmbeddedChannel channel) {
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      String text = out.toString(UTF_8);
      out.release();
      Must.hold(text.isEmpty() || text.endsWith("\r\n"), "whole lines are sent");
      for (String line : text.isEmpty() ? new String[0] : text.split("\r\n")) {
        int most = MessageFormat.MAX_TAGS + MessageFormat.MAX_LINE;
        Must.hold(line.getBytes(UTF_8).length <= most, "a line is within the limits");
        Must.hold(line.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0), "lines are one");
        Must.hold(Message.parse(line).isPresent(), "a line can be read");
      }
    }
  }

  private static void finish(EmbeddedChannel channel) {
    channel.finishAndReleaseAll();
    var buffers = ((UnpooledByteBufAllocator) channel.alloc()).metric();
    Must.hold(buffers.usedHeapMemory() + buffers.usedDirectMemory() == 0, "no buffer is lost");
  }

  private static List<byte[]> parts(byte[] data) {
    var parts = new ArrayList<byte[]>();
    int start = 0;
    for (int at = 0; at <= data.length; at++) {
      if (at == data.length || data[at] == 0) {
        if (at > start) {
          parts.add(Arrays.copyOfRange(data, start, at));
        }
        start = at + 1;
      }
    }
    return parts;
  }

  /** What the server caught and logged. */
  private static final class Failures extends AppenderBase<ILoggingEvent> {

    private Optional<Throwable> first = Optional.empty();

    @Override
    protected void append(ILoggingEvent event) {
      if (first.isEmpty() && event.getThrowableProxy() instanceof ThrowableProxy proxy) {
        first = Optional.of(proxy.getThrowable());
      }
    }
  }
}
