package org.swarmroom.app.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.profile.ControlPath;
import org.swarmroom.app.profile.PrivateFiles;
import org.swarmroom.app.profile.Profile;

/**
 * Accepts commands on the profile's socket.
 *
 * <p>Invariant: at most {@link #MOST_CONNECTIONS} are served at a time, each with two threads of
 * its own; further ones are told so and closed. Thread-safe.
 */
public final class ControlServer implements AutoCloseable {

  static final int MOST_CONNECTIONS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

  private final ControlPath path;
  private final ServerSocketChannel listener;
  private final NodeControl node;
  private final ProcessControl process;
  private final Set<ControlConnection> connections = ConcurrentHashMap.newKeySet();

  private ControlServer(
      ControlPath path, ServerSocketChannel listener, NodeControl node, ProcessControl process) {
    this.path = path;
    this.listener = listener;
    this.node = node;
    this.process = process;
  }

  /** Opens the socket. The caller holds the profile's lock. */
  public static ControlServer open(Profile profile, NodeControl node, ProcessControl process)
      throws IOException {
    var path = new ControlPath(profile);
    var socket = path.prepare();
    var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listener.bind(UnixDomainSocketAddress.of(socket));
      PrivateFiles.restrictFile(socket);
    } catch (IOException failed) {
      listener.close();
      throw failed;
    }
    var server = new ControlServer(path, listener, node, process);
    var thread = new Thread(server::acceptAll, "control");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private void acceptAll() {
    try {
      while (true) {
        SocketChannel channel = listener.accept();
        var connection = new ControlConnection(channel, node, process, connections::remove);
        boolean full = connections.size() >= MOST_CONNECTIONS;
        if (!full) {
          connections.add(connection);
        }
        connection.start(full);
      }
    } catch (ClosedChannelException closed) {
      LOG.debug("control socket closed");
    } catch (IOException failed) {
      LOG.error(
          "The control socket failed; commands can't reach this node until it is started again.",
          failed);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (ControlConnection connection : connections) {
      connection.close();
    }
    path.remove();
  }
}
