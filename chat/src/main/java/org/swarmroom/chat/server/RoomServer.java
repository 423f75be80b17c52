package org.swarmroom.chat.server;

import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.log.LineLog;

/**
 * One room served to members' programs and to stock IRC clients. All methods may be called from any
 * thread and never block.
 */
public final class RoomServer implements AutoCloseable {

  private RoomServer() {}

  /**
   * Opens the room: reads its last lines from the log, so that stamps go on after them and late
   * joiners get them.
   *
   * @param log of this room, see {@link LineLog}
   * @param loop one thread that owns the room, for instance {@code group.next()}
   * @return the server, ready to accept; fails if the log can't be read
   */
  public static CompletableFuture<RoomServer> open(
      RoomServerConfig config, LineLog log, RoomServerEvents events, EventExecutor loop) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes over a connected channel whose bytes are IRC from now on. When called on the channel's
   * event loop the handlers are in place on return, so bytes read before may be fired into the
   * pipeline.
   *
   * @param peerFingerprint of the client certificate that TLS checked, if one was shown
   * @param secure TLS, or a connection inside this process
   */
  public void accept(Channel channel, Optional<String> peerFingerprint, boolean secure) {
    throw new UnsupportedOperationException();
  }

  /** Members in the room now. */
  public int members() {
    throw new UnsupportedOperationException();
  }

  /**
   * Says goodbye to all and closes their connections; completes when lines under way are on disk
   * and all are closed.
   */
  public CompletableFuture<Void> shutdown(String reason) {
    throw new UnsupportedOperationException();
  }

  /** Like {@link #shutdown} without waiting. */
  @Override
  public void close() {
    shutdown("the host closed the room").isDone();
  }
}
