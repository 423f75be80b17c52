package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;

/**
 * Moves an accepted channel from the loop that accepted it to the loop of its session. The channel
 * must not be reading.
 */
final class Joining {

  private Joining() {}

  /**
   * @param then runs on {@code loop}; not at all if the channel closes meanwhile
   */
  static void move(Channel channel, EventLoop loop, Runnable then) {
    if (channel.eventLoop() == loop) {
      loop.execute(then);
      return;
    }
    channel
        .deregister()
        .addListener(
            left -> {
              if (left.isSuccess()) {
                loop.register(channel)
                    .addListener(
                        there -> {
                          if (there.isSuccess()) {
                            loop.execute(then);
                          } else {
                            channel.close();
                          }
                        });
              } else {
                channel.close();
              }
            });
  }
}
