package org.swarmroom.sharing.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.swarmroom.sharing.fuzz.Chunks;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.FirstBytes;
import org.swarmroom.sharing.transport.ProtocolSniffer;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.PeerId;
import org.swarmroom.testdata.HostileIrc;
import org.swarmroom.testdata.Must;

/**
 * An accepted connection up to its greeting, as the node reads it: first bytes, handshake,
 * extension handshake. However the bytes are cut, the same is understood, the same rest is handed
 * on or the channel closed; no buffer is lost.
 */
public final class HandshakeFuzz {

  private HandshakeFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    var handshake = Handshake.ours(InfoHash.of(new byte[20]), PeerId.of(new byte[20]), true);
    byte[] hello = MessageSeeds.bytes(handshake);
    byte[] greeting = MessageSeeds.bytes(MessageSeeds.greeting().message());
    seeds.add(hello);
    seeds.add(joined(hello, greeting));
    seeds.add(joined(hello, greeting, new byte[] {0, 0, 0, 1, 2}));
    seeds.add(new byte[] {0x16, 3, 1, 2, 0, 1});
    seeds.add(new byte[96]);
    for (String first : List.of("CAP LS\r\n", "GET / HTTP/1.1\r\n", "nick a\r\n", "PRI * HTTP")) {
      seeds.add(first.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    HostileIrc.all().stream().filter(line -> line.length < 100).forEach(seeds::add);
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 1_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    Understood whole = read(data, Chunks::whole);
    Understood torn = read(data, Chunks::torn);
    Must.hold(whole.same(torn), "torn bytes mean the same");
    if (whole.greeting.isPresent() && !whole.closed) {
      int end = Handshake.LENGTH + 4 + ByteBuffer.wrap(data).getInt(Handshake.LENGTH);
      byte[] rest = Arrays.copyOfRange(data, end, data.length);
      Must.hold(Arrays.equals(whole.rest.toByteArray(), rest), "what follows is handed on");
    }
    whole.handshake.ifPresent(
        handshake -> {
          byte[] written = MessageSeeds.bytes(handshake);
          Must.hold(
              Arrays.equals(written, Arrays.copyOf(data, Handshake.LENGTH)), "it is written again");
        });
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** What a connection has said, and what was left for the next reader. */
  private static final class Understood extends ChannelInboundHandlerAdapter {

    private Optional<FirstBytes> protocol = Optional.empty();
    private Optional<Handshake> handshake = Optional.empty();
    private Optional<byte[]> greeting = Optional.empty();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private boolean closed;

    boolean same(Understood other) {
      return protocol.equals(other.protocol)
          && handshake.equals(other.handshake)
          && closed == other.closed
          && greeting.map(Arrays::hashCode).equals(other.greeting.map(Arrays::hashCode))
          && (closed || Arrays.equals(rest.toByteArray(), other.rest.toByteArray()));
    }

    void begin(EmbeddedChannel channel, FirstBytes first) {
      protocol = Optional.of(first);
      if (first == FirstBytes.BITTORRENT) {
        PeerPipeline.awaitHandshake(channel, said -> greet(channel, said));
      }
      channel.pipeline().addLast(this);
    }

    private void greet(EmbeddedChannel channel, Handshake said) {
      Must.hold(handshake.isEmpty(), "there is one handshake");
      handshake = Optional.of(said);
      PeerPipeline.awaitGreeting(channel, more -> strip(channel, more));
    }

    private void strip(EmbeddedChannel channel, ExtendedHandshake said) {
      Must.hold(greeting.isEmpty(), "there is one greeting");
      greeting = Optional.of(said.message().payload());
      channel.pipeline().remove(this);
      channel.pipeline().addLast(this);
      PeerPipeline.strip(channel);
    }

    @Override
    public boolean isSharable() {
      return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (protocol.equals(Optional.of(FirstBytes.BITTORRENT)) && greeting.isEmpty()) {
        ctx.fireChannelRead(message);
      } else {
        rest.writeBytes(Chunks.bytes((ByteBuf) message));
      }
    }
  }

  private static Understood read(byte[] data, BiConsumer<EmbeddedChannel, byte[]> feed) {
    var understood = new Understood();
    var channel = Chunks.channel();
    channel
        .pipeline()
        .addLast(new ProtocolSniffer((ctx, first) -> understood.begin(channel, first)));
    feed.accept(channel, data);
    understood.closed = !channel.isActive();
    channel.checkException();
    Chunks.finish(channel);
    return understood;
  }
}
