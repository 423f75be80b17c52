package org.swarmroom.chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.testing.MemoryLog;
import org.swarmroom.chat.testing.TestCredentials;
import org.swarmroom.chat.testing.TestRoom;
import org.swarmroom.testdata.HostileIrc;
import org.swarmroom.testdata.Must;

/**
 * A member's client whose host says anything, before it lets the client in or after: nothing
 * throws; the client answers with whole lines within the limits; it hears of no more than it was
 * told; no buffer is lost.
 *
 * <p>The input: odd if the client is let in first; then what the host says.
 */
public final class ClientFuzz {

  private static final RoomClientConfig CONFIG =
      RoomClientConfig.of(
              "ann",
              new RoomLink(
                  List.of(new HostPort("host.invalid", 1)),
                  "lobby",
                  TestRoom.fingerprint("host"),
                  RoomKey.of(new byte[RoomKey.BYTES])),
              TestRoom.fingerprint("ann"),
              List.of("10.0.0.1:6881"))
          .withSealing(SealingConfig.of(TestCredentials.of("ann"), new Forgetful()));

  /** Knows nobody. */
  private static final class Forgetful implements KeyMemory {
    @Override
    public CompletableFuture<String> load() {
      return CompletableFuture.completedFuture("");
    }

    @Override
    public void save(String keys) {}
  }

  private ClientFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (String line : HostScript.LINES) {
      seeds.add(("1" + line + "\r\n").getBytes(UTF_8));
    }
    seeds.add(("1" + String.join("\r\n", HostScript.LINES) + "\r\n").getBytes(UTF_8));
    seeds.add(("0" + String.join("\r\n", HostScript.WELCOME) + "\r\n").getBytes(UTF_8));
    for (byte[] line : HostileIrc.all().subList(0, 80)) {
      if (line.length < 300) {
        seeds.add(("1:bob!u@h " + new String(line, UTF_8).replace("#a", "#lobby")).getBytes(UTF_8));
      }
    }
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((64 << 20) + 20_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    var channel = new EmbeddedChannel();
    channel.config().setAllocator(new UnpooledByteBufAllocator(false));
    var heard = new ArrayList<RoomEvent>();
    Dialer dialer =
        (address, pinned, handler) -> {
          Must.hold(channel.pipeline().last() == null, "it dials once");
          channel.pipeline().addLast(handler);
          return channel.newSucceededFuture();
        };
    var client = new RoomClient(CONFIG, dialer, new MemoryLog(), heard::add, channel.eventLoop());
    client.start();
    channel.runPendingTasks();
    boolean letIn = (data[0] & 1) == 1;
    if (letIn) {
      say(channel, (String.join("\r\n", HostScript.WELCOME) + "\r\n").getBytes(UTF_8));
      Must.hold(client.connected(), "the welcome lets the client in");
    }
    byte[] words = Arrays.copyOfRange(data, 1, data.length);
    say(channel, words);
    checkSent(channel);
    long spoken = heard.stream().filter(RoomEvent.LineReceived.class::isInstance).count();
    Must.hold(spoken <= data.length, "no line is made up");
    client.close();
    channel.runPendingTasks();
    Must.hold(!client.connected() && !channel.isActive(), "who leaves is gone");
    channel.checkException();
    channel.finishAndReleaseAll();
    var buffers = ((UnpooledByteBufAllocator) channel.alloc()).metric();
    Must.hold(buffers.usedHeapMemory() + buffers.usedDirectMemory() == 0, "no buffer is lost");
  }

  private static void say(EmbeddedChannel channel, byte[] words) {
    if (channel.isActive()) {
      channel.writeInbound(channel.alloc().heapBuffer(1 + words.length).writeBytes(words));
    }
    channel.runPendingTasks();
  }

  private static void checkSent(EmbeddedChannel channel) {
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      String text = out.toString(UTF_8);
      out.release();
      Must.hold(text.isEmpty() || text.endsWith("\r\n"), "whole lines are sent");
      for (String line : text.isEmpty() ? new String[0] : text.split("\r\n")) {
        int most = MessageFormat.MAX_CLIENT_TAGS + MessageFormat.MAX_LINE;
        Must.hold(line.getBytes(UTF_8).length <= most, "a line is within the limits");
        Must.hold(line.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0), "lines are one");
        Must.hold(Message.parse(line).isPresent(), "a line can be read");
      }
    }
  }
}
