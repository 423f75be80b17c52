package org.swarmroom.app.assembly;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.index.Index;
import org.swarmroom.index.IndexException;
import org.swarmroom.sharing.transport.Identity;
import org.swarmroom.sharing.transport.IdentityException;

/**
 * What all other parts stand on: events, threads, database, identity.
 *
 * @param work for what blocks: reads of the database, names of hosts, small files
 * @param loops of sockets, one a core
 * @param localLoops of channels in memory
 */
record Foundation(
    NodeEvents events,
    ExecutorService work,
    Index index,
    Identity identity,
    UserSettings settings,
    OwnNick nick,
    EventLoopGroup loops,
    EventLoopGroup localLoops) {

  private static final int WORK_THREADS = 6;
  private static final long WORK_END_SECONDS = 5;
  private static final long LOOPS_END_MILLIS = 3_000;

  /**
   * @param parts is given what must be closed, also when this fails
   */
  static Foundation open(Profile profile, OpenParts parts) {
    var events = new NodeEvents();
    parts.add("events", events);
    Index index = index(profile);
    parts.add("the index", index);
    ExecutorService work = Threads.pool(WORK_THREADS, "node-work");
    parts.add("the work threads", () -> end(work));
    var settings = new UserSettings(index.settings(), profile);
    Identity identity = identity(profile);
    var loops =
        group(parts, Runtime.getRuntime().availableProcessors(), "net", NioIoHandler::newFactory);
    var localLoops = group(parts, 1, "net-local", LocalIoHandler::newFactory);
    return new Foundation(
        events, work, index, identity, settings, new OwnNick(settings), loops, localLoops);
  }

  private static Index index(Profile profile) {
    try {
      return Index.open(profile.folder());
    } catch (IndexException unusable) {
      throw new NodeException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private static Identity identity(Profile profile) {
    try {
      return Identity.loadOrCreate(profile.identityFile());
    } catch (IdentityException unusable) {
      throw new NodeException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private interface Transport {
    IoHandlerFactory factory();
  }

  private static EventLoopGroup group(
      OpenParts parts, int threads, String name, Transport transport) {
    ThreadFactory named = Threads.named(name);
    var group = new MultiThreadIoEventLoopGroup(threads, named, transport.factory());
    parts.add(
        name,
        () ->
            group
                .shutdownGracefully(0, LOOPS_END_MILLIS, TimeUnit.MILLISECONDS)
                .await(LOOPS_END_MILLIS));
    return group;
  }

  private static void end(ExecutorService work) throws InterruptedException {
    work.shutdown();
    if (!work.awaitTermination(WORK_END_SECONDS, TimeUnit.SECONDS)) {
      work.shutdownNow();
    }
  }
}
