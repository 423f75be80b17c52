package org.swarmroom.chat.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.irc.Message;

/**
 * Stands between one client and its host: hears what the client says, and shows it what it likes
 * instead of what the host said. To the client it is the host.
 */
public final class Between {

  private final List<String> heard = new ArrayList<>();
  private volatile Function<Message, List<Message>> lie = List::of;

  /** From now on the client is shown this. */
  public void shows(Function<Message, List<Message>> instead) {
    lie = instead;
  }

  /** Everything the client has said. */
  public String heard() {
    synchronized (heard) {
      return String.join("", heard);
    }
  }

  public Dialer on(Dialer honest) {
    return (address, pinned, handler) ->
        honest.dial(
            address,
            pinned,
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Wiretap(), handler);
              }
            });
  }

  private final class Wiretap extends ChannelDuplexHandler {

    private final StringBuilder rest = new StringBuilder();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      rest.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.release();
      StringBuilder shown = new StringBuilder();
      for (int end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        Message said = Message.parse(rest.substring(0, end)).orElseThrow();
        rest.delete(0, end + 2);
        lie.apply(said).forEach(line -> shown.append(line).append("\r\n"));
      }
      ctx.fireChannelRead(Unpooled.copiedBuffer(shown, StandardCharsets.UTF_8));
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      synchronized (heard) {
        heard.add(((ByteBuf) message).toString(StandardCharsets.UTF_8));
      }
      ctx.write(message, promise);
    }
  }
}
