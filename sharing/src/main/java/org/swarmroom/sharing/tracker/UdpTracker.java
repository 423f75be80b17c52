package org.swarmroom.sharing.tracker;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.bencode.BString;

/**
 * Announces over UDP: a connection id first, then the announce, each sent again after 15, 30 ...
 * seconds. Source: BEP 15.
 *
 * <p>One datagram channel an announce, confined to its event loop; any thread may ask.
 */
final class UdpTracker {

  private static final long PROTOCOL_MAGIC = 0x41727101980L;
  private static final int CONNECT = 0;
  private static final int ANNOUNCE = 1;
  private static final int ERROR = 3;
  private static final int TRIES = 3;

  private final EventLoopGroup loops;
  private final Executor resolver;
  private final long firstTimeoutMillis;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param resolver may block on a look-up of a name
   * @param firstTimeoutMillis before the first datagram is sent again; doubled each time
   */
  UdpTracker(EventLoopGroup loops, Executor resolver, long firstTimeoutMillis) {
    this.loops = loops;
    this.resolver = resolver;
    this.firstTimeoutMillis = firstTimeoutMillis;
  }

  /** Fails with a {@link TrackerException}. */
  CompletableFuture<TrackerAnswer> announce(URI tracker, Announce announce) {
    var answer = new CompletableFuture<TrackerAnswer>();
    if (tracker.getHost() == null || tracker.getPort() <= 0 || tracker.getPort() > 65_535) {
      answer.completeExceptionally(
          new TrackerException(
              "\"%s\" is no address of a tracker; it is left out.".formatted(tracker)));
      return answer;
    }
    resolver.execute(
        () -> {
          try {
            var address =
                new InetSocketAddress(InetAddress.getByName(tracker.getHost()), tracker.getPort());
            new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .handler(new Exchange(tracker, announce, answer))
                .connect(address)
                .addListener(
                    (ChannelFuture connected) -> {
                      if (!connected.isSuccess()) {
                        answer.completeExceptionally(silent(tracker));
                      }
                    });
          } catch (UnknownHostException e) {
            answer.completeExceptionally(
                new TrackerException(
                    "The tracker %s is not known by that name; it is asked again later."
                        .formatted(HttpAnswer.name(tracker))));
          }
        });
    return answer;
  }

  private static TrackerException silent(URI tracker) {
    return new TrackerException(
        "The tracker %s did not answer; it is asked again later."
            .formatted(HttpAnswer.name(tracker)));
  }

  /** One announce, on a channel of its own. */
  final class Exchange extends SimpleChannelInboundHandler<DatagramPacket> {

    private final URI tracker;
    private final Announce announce;
    private final CompletableFuture<TrackerAnswer> answer;
    private int expected = CONNECT;
    private int transaction;
    private long connection;
    private int tries;

    Exchange(URI tracker, Announce announce, CompletableFuture<TrackerAnswer> answer) {
      this.tracker = tracker;
      this.announce = announce;
      this.answer = answer;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      send(context.channel());
    }

    private void send(Channel channel) {
      transaction = random.nextInt();
      int sent = transaction;
      ByteBuf datagram = expected == CONNECT ? connect() : announcement();
      channel.writeAndFlush(datagram);
      channel
          .eventLoop()
          .schedule(
              () -> {
                if (sent == transaction && channel.isOpen()) {
                  again(channel);
                }
              },
              firstTimeoutMillis << tries,
              TimeUnit.MILLISECONDS);
    }

    private void again(Channel channel) {
      if (++tries >= TRIES) {
        channel.close();
        answer.completeExceptionally(silent(tracker));
      } else {
        send(channel);
      }
    }

    private ByteBuf connect() {
      return Unpooled.buffer(16).writeLong(PROTOCOL_MAGIC).writeInt(CONNECT).writeInt(transaction);
    }

    private ByteBuf announcement() {
      return Unpooled.buffer(98)
          .writeLong(connection)
          .writeInt(ANNOUNCE)
          .writeInt(transaction)
          .writeBytes(announce.infohash())
          .writeBytes(announce.peerId())
          .writeLong(announce.downloaded())
          .writeLong(announce.left())
          .writeLong(announce.uploaded())
          .writeInt(announce.event().code)
          .writeInt(0)
          .writeInt(announce.key())
          .writeInt(announce.wanted())
          .writeShort(announce.port());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      ByteBuf in = packet.content();
      if (in.readableBytes() < 8) {
        return;
      }
      int action = in.readInt();
      if (in.readInt() != transaction) {
        return;
      }
      if (action == ERROR) {
        byte[] reason = new byte[in.readableBytes()];
        in.readBytes(reason);
        fail(context, HttpAnswer.printable(BString.of(reason)));
      } else if (action == CONNECT && expected == CONNECT && in.readableBytes() >= 8) {
        connection = in.readLong();
        expected = ANNOUNCE;
        tries = 0;
        send(context.channel());
      } else if (action == ANNOUNCE && expected == ANNOUNCE && in.readableBytes() >= 12) {
        finish(context, in, packet.sender());
      }
    }

    private void finish(ChannelHandlerContext context, ByteBuf in, InetSocketAddress sender) {
      int interval = Math.max(1, Math.min(24 * 3600, in.readInt()));
      in.skipBytes(8);
      byte[] packed = new byte[in.readableBytes()];
      in.readBytes(packed);
      int addressBytes =
          sender.getAddress() instanceof java.net.Inet6Address
              ? CompactPeers.IPV6
              : CompactPeers.IPV4;
      context.close();
      answer.complete(
          new TrackerAnswer(
              interval, CompactPeers.parse(packed, addressBytes, TrackerAnswer.MAX_PEERS)));
    }

    private void fail(ChannelHandlerContext context, String reason) {
      context.close();
      answer.completeExceptionally(
          new TrackerException(
              "The tracker %s refused: %s".formatted(HttpAnswer.name(tracker), reason)));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // A port-unreachable answer: another try may still reach a tracker that starts just now.
      if (!context.channel().isOpen()) {
        answer.completeExceptionally(silent(tracker));
      }
    }
  }
}
