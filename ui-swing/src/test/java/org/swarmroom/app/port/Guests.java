package org.swarmroom.app.port;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.transport.SslHandlers;

/** Says who came, with the first bytes they said. */
final class Guests implements Destinations {

  final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  volatile boolean room = true;

  String next() throws InterruptedException {
    return String.valueOf(said.poll(10, TimeUnit.SECONDS));
  }

  @Override
  public boolean chat(Channel channel, Optional<String> fingerprint, boolean secure) {
    boolean silent = !room || SslHandlers.protocol(channel).isPresent();
    String who = "chat " + fingerprint.orElse("-") + " " + secure + " ";
    if (silent) {
      said.add(who);
    } else {
      channel.pipeline().addLast(new Hearing(said, who));
    }
    return room;
  }

  @Override
  public void peer(Channel channel, Optional<String> fingerprint) {
    channel.pipeline().addLast(new Hearing(said, "peer " + fingerprint.orElse("-") + " "));
  }

  @Override
  public void member(Channel channel, Optional<String> fingerprint) {
    // As the peer book does: by another thread, some time later.
    channel
        .eventLoop()
        .schedule(
            () -> {
              channel
                  .pipeline()
                  .addLast(new Hearing(said, "member " + fingerprint.orElse("-") + " "));
              channel.config().setAutoRead(true);
            },
            50,
            TimeUnit.MILLISECONDS);
  }

  /** Says what it hears. */
  static final class Hearing extends ChannelInboundHandlerAdapter {

    private final BlockingQueue<String> said;
    private final String who;

    Hearing(BlockingQueue<String> said) {
      this(said, "");
    }

    Hearing(BlockingQueue<String> said, String who) {
      this.said = said;
      this.who = who;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      said.add(who + bytes.toString(StandardCharsets.ISO_8859_1));
      bytes.release();
    }
  }
}
