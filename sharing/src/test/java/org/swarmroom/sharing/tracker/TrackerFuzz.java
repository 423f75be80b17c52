package org.swarmroom.sharing.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.swarmroom.sharing.fuzz.Chunks;
import org.swarmroom.testdata.HostileBencode;
import org.swarmroom.testdata.Must;

/**
 * What trackers answer over HTTP and UDP: refused by {@link TrackerException} alone, with a
 * sentence; peers, intervals and words taken over are bounded; no buffer is lost.
 *
 * <p>The input is the body of an answer; and a row of datagrams: a byte that is odd if the
 * transaction is to be right, a byte for the length, the datagram.
 */
public final class TrackerFuzz {

  private static final URI TRACKER = URI.create("udp://tracker.invalid:6969/announce");
  private static final Announce ANNOUNCE =
      new Announce(new byte[20], new byte[20], 1, 0, 0, 0, Announce.Event.STARTED, 50, 3);

  private TrackerFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<>(HostileBencode.all());
    for (String body :
        List.of(
            "d8:intervali1800e5:peers12:abcdefghijkle",
            "d8:intervali-1e12:min intervali99999999999e5:peers7:abcdefge",
            "d14:failure reason6:a\nb\0cd5:peersleee",
            "d5:peersld2:ip9:127.0.0.14:porti6881eed2:ip3:::14:porti1eeee",
            "d6:peers618:abcdefghijklmnopqre")) {
      seeds.add(body.getBytes(ISO_8859_1));
    }
    byte[] connected = ByteBuffer.allocate(16).putInt(0).putInt(0).putLong(9).array();
    byte[] announced =
        ByteBuffer.allocate(26).putInt(1).putInt(0).putInt(1800).putLong(9).putInt(8).array();
    byte[] refused = ByteBuffer.allocate(12).putInt(3).putInt(0).putInt(0x6e6f0a2e).array();
    seeds.add(datagrams(connected, announced));
    seeds.add(datagrams(connected, refused));
    seeds.add(datagrams(refused));
    return seeds;
  }

  private static byte[] datagrams(byte[]... datagrams) {
    var out = ByteBuffer.allocate(400);
    for (byte[] datagram : datagrams) {
      out.put((byte) 1).put((byte) datagram.length).put(datagram);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 1_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    try {
      checkAnswer(HttpAnswer.parse(TRACKER, data));
    } catch (TrackerException e) {
      checkRefusal(e);
    }
    for (String sender : List.of("10.0.0.1", "fe80::1")) {
      exchange(data, new InetSocketAddress(sender, 6969));
    }
  }

  private static void exchange(byte[] data, InetSocketAddress sender) {
    var answer = new CompletableFuture<TrackerAnswer>();
    var channel = Chunks.channel();
    var tracker = new UdpTracker(channel.eventLoop().parent(), Runnable::run, 1_000);
    channel.pipeline().addLast(tracker.new Exchange(TRACKER, ANNOUNCE, answer));
    channel.pipeline().fireChannelActive();
    int transaction = 0;
    for (int at = 0; at + 2 <= data.length && channel.isActive(); ) {
      transaction = lastSent(channel, transaction);
      int end = Math.min(data.length, at + 2 + (data[at + 1] & 0xff));
      byte[] datagram = Arrays.copyOfRange(data, at + 2, end);
      if ((data[at] & 1) == 1 && datagram.length >= 8) {
        ByteBuffer.wrap(datagram).putInt(4, transaction);
      }
      ByteBuf content = channel.alloc().heapBuffer().writeBytes(datagram);
      channel.writeInbound(new DatagramPacket(content, sender, sender));
      at = end;
    }
    Must.hold(channel.isActive() != answer.isDone(), "an answer ends the exchange");
    Chunks.finish(channel);
    if (answer.isDone()) {
      try {
        checkAnswer(answer.join());
      } catch (CompletionException e) {
        Must.hold(e.getCause() instanceof TrackerException, "the exception is declared");
        checkRefusal((TrackerException) e.getCause());
      }
    }
  }

  private static int lastSent(EmbeddedChannel channel, int before) {
    int transaction = before;
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      transaction = out.getInt(12);
      out.release();
    }
    return transaction;
  }

  private static void checkAnswer(TrackerAnswer answer) {
    Must.hold(answer.peers().size() <= 2 * TrackerAnswer.MAX_PEERS, "peers are bounded");
    Must.hold(
        answer.peers().stream().allMatch(p -> p.getPort() > 0 && !p.isUnresolved()),
        "peers can be dialled");
    Must.hold(
        answer.peers().stream().allMatch(p -> CompactPeers.isHost(p.getAddress())),
        "peers are hosts");
    int interval = answer.intervalSeconds();
    Must.hold(interval >= 1 && interval <= 24 * 3600, "the interval is sane");
  }

  private static void checkRefusal(TrackerException refusal) {
    String words = refusal.getMessage();
    Must.hold(words.length() <= 300, "what a tracker says is cut");
    Must.hold(words.chars().noneMatch(Character::isISOControl), "and clean");
    Must.hold(words.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000), "and whole");
  }
}
