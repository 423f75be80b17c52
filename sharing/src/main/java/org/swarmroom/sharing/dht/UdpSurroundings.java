package org.swarmroom.sharing.dht;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A real socket and the clock of its event loop. */
final class UdpSurroundings implements Surroundings {

  private final Channel channel;
  private final SecureRandom random = new SecureRandom();

  UdpSurroundings(Channel channel) {
    this.channel = channel;
  }

  @Override
  public long now() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public Timer after(long millis, Runnable work) {
    var scheduled = channel.eventLoop().schedule(work, millis, TimeUnit.MILLISECONDS);
    return () -> scheduled.cancel(false);
  }

  /** What the system can't take now is lost, as datagrams are. */
  @Override
  public void send(InetSocketAddress to, byte[] datagram) {
    if (channel.isWritable()) {
      var unused = channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to));
    }
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
