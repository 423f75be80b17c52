package org.swarmroom.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.assembly.Node;
import org.swarmroom.app.assembly.NodeOptions;
import org.swarmroom.app.control.ControlServer;
import org.swarmroom.app.control.ProcessControl;
import org.swarmroom.app.logs.Logs;
import org.swarmroom.app.node.CheckRow;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.app.profile.ProfileLock;

/**
 * A process that runs a node: takes the profile's lock, starts the node, opens the control socket,
 * and stops all again on {@code shutdown}, on SIGTERM or when the user quits. The socket's
 * connections close last, so that {@code shutdown} ends when all has ended.
 */
final class NodeProcess implements ProcessControl {

  private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);

  private final Node node;
  private final Front front;
  private final CountDownLatch stop;

  private NodeProcess(Node node, Front front, CountDownLatch stop) {
    this.node = node;
    this.front = front;
    this.stop = stop;
  }

  /**
   * Runs until the node is stopped.
   *
   * @param argument for the node that runs already, if there is one
   * @return the exit code
   */
  static int run(
      NodeOptions options, boolean verbose, Optional<String> argument, Front front, Printer out) {
    Profile profile = options.profile();
    try {
      profile.create();
      Optional<ProfileLock> lock = ProfileLock.tryLock(profile);
      if (lock.isEmpty()) {
        return SecondStart.handOver(profile, argument, out);
      }
      try (ProfileLock held = lock.get()) {
        Logs.start(profile.logsFolder(), verbose);
        return runLocked(options, front);
      }
    } catch (NodeException refused) {
      out.error(String.valueOf(refused.getMessage()));
      return ExitCode.FAILED;
    } catch (IOException unusable) {
      out.error(
          "The profile "
              + profile
              + " can't be used ("
              + Problem.of(unusable)
              + "); choose another with --profile.");
      return ExitCode.FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
  }

  private static int runLocked(NodeOptions options, Front front)
      throws IOException, InterruptedException {
    var stop = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    var hook = new Thread(() -> stopAndWait(stop, closed), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Node node = Node.start(options)) {
      var process = new NodeProcess(node, front, stop);
      try (ControlServer control = ControlServer.open(options.profile(), node.control(), process)) {
        front.show(node.control(), stop::countDown);
        node.ready();
        stop.await();
        front.close();
        node.close();
      }
      return ExitCode.DONE;
    } finally {
      closed.countDown();
      forget(hook);
    }
  }

  private static void stopAndWait(CountDownLatch stop, CountDownLatch closed) {
    stop.countDown();
    try {
      if (!closed.await(30, TimeUnit.SECONDS)) {
        LOG.error("the node did not stop within 30 seconds");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debug("the process ends already");
    }
  }

  @Override
  public void shutdown() {
    stop.countDown();
  }

  @Override
  public CompletableFuture<String> raise(String argument) {
    return front.raise(node.control(), Optional.of(argument).filter(given -> !given.isEmpty()));
  }

  @Override
  public CompletableFuture<List<CheckRow>> doctor() {
    return node.doctor();
  }
}
