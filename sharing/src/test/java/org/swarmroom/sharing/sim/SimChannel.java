package org.swarmroom.sharing.sim;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;

/** One end of a {@link Connection}, as a channel that behaves like a TCP socket. */
final class SimChannel extends AbstractChannel {

  private static final ChannelMetadata METADATA = new ChannelMetadata(false);
  private static final int LONGEST_CHUNK = 64 * 1024;
  private static final int READ_AT_ONCE = 512 * 1024;

  private final ChannelConfig config = new DefaultChannelConfig(this);
  private final Deque<ByteBuf> inbox = new ArrayDeque<>();
  private final Connection connection;
  private final Wire out;
  private final Wire in;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private boolean closed;
  private boolean wantsRead;
  private boolean readDue;
  private boolean writeBlocked;
  private boolean ended;
  private boolean reset;

  SimChannel(Connection connection, Host host, Wire out, Wire in, boolean dialled) {
    super(null);
    this.connection = connection;
    this.out = out;
    this.in = in;
    var own = host.address.getAddress();
    var other = dialled ? connection.listener.address : connection.dialler.address;
    local = dialled ? new InetSocketAddress(own, connection.port()) : host.address;
    remote = dialled ? other : new InetSocketAddress(other.getAddress(), connection.port());
    out.sender(this);
    in.reader(this);
    config.setAutoRead(false);
  }

  Connection connection() {
    return connection;
  }

  // told by the network

  void arrived(ByteBuf bytes) {
    if (closed) {
      bytes.release();
      return;
    }
    inbox.add(bytes);
    readLater();
  }

  /** The other end has closed. */
  void ended() {
    ended = true;
    readLater();
  }

  void reset() {
    reset = true;
    inbox.forEach(ByteBuf::release);
    inbox.clear();
    readLater();
  }

  void roomFreed() {
    if (writeBlocked && isRegistered()) {
      writeBlocked = false;
      eventLoop().execute(() -> ((Unsafe) unsafe()).writeMore());
    }
  }

  private void readLater() {
    if (wantsRead && !readDue && isRegistered() && !closed) {
      readDue = true;
      eventLoop().execute(this::readNow);
    }
  }

  private void readNow() {
    readDue = false;
    if (!wantsRead || closed || !isRegistered()) {
      return;
    }
    wantsRead = false;
    int taken = 0;
    for (var next = inbox.poll(); next != null; next = inbox.poll()) {
      int length = next.readableBytes();
      taken += length;
      in.read(length);
      pipeline().fireChannelRead(next);
      if (taken >= READ_AT_ONCE || !config.isAutoRead() || closed) {
        break;
      }
    }
    pipeline().fireChannelReadComplete();
    if (reset && !closed) {
      pipeline().fireExceptionCaught(new IOException("Connection reset"));
      unsafe().close(voidPromise());
    } else if (ended && inbox.isEmpty() && !closed) {
      unsafe().close(voidPromise());
    }
  }

  // of the channel

  @Override
  protected void doBeginRead() {
    wantsRead = true;
    if (!inbox.isEmpty() || ended || reset) {
      readLater();
    }
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer waiting) {
    while (!waiting.isEmpty()) {
      int room = Math.min(out.room(), LONGEST_CHUNK);
      if (room == 0) {
        writeBlocked = true;
        return;
      }
      var chunk =
          Unpooled.buffer((int) Math.min(room, waiting.totalPendingWriteBytes() + 16), room);
      while (chunk.isWritable(1) || chunk.writableBytes() < chunk.maxWritableBytes()) {
        if (!(waiting.current() instanceof ByteBuf next)) {
          break;
        }
        int length = Math.min(next.readableBytes(), chunk.maxWritableBytes());
        chunk.writeBytes(next, next.readerIndex(), length);
        waiting.removeBytes(length);
        if (chunk.maxWritableBytes() == 0) {
          break;
        }
      }
      out.send(chunk);
    }
  }

  @Override
  protected void doClose() {
    if (!closed) {
      closed = true;
      inbox.forEach(ByteBuf::release);
      inbox.clear();
      connection.closed(out);
    }
  }

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doBind(SocketAddress address) {
    throw new UnsupportedOperationException("bound from the start");
  }

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new Unsafe();
  }

  private final class Unsafe extends AbstractUnsafe {

    @Override
    public void connect(SocketAddress to, SocketAddress from, ChannelPromise promise) {
      promise.setFailure(new UnsupportedOperationException("connected from the start"));
    }

    void writeMore() {
      flush0();
    }
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return loop instanceof SimLoop;
  }

  @Override
  protected SocketAddress localAddress0() {
    return local;
  }

  @Override
  protected SocketAddress remoteAddress0() {
    return remote;
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public boolean isActive() {
    return !closed;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }
}
