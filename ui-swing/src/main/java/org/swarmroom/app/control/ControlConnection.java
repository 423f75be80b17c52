package org.swarmroom.app.control;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeException;

/**
 * One client of the control socket.
 *
 * <p>One thread reads requests, another writes answers and events. Both directions are bounded: a
 * client with {@link #MOST_OPEN} unanswered requests is not read further, one that doesn't read
 * {@link #MOST_WAITING} lines is dropped, so that no client can hold up the node.
 */
final class ControlConnection {

  static final int LONGEST_REQUEST = 1 << 20;
  static final int MOST_OPEN = 64;
  static final int MOST_WAITING = 8 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(ControlConnection.class);
  private static final byte[] END = new byte[0];

  private final SocketChannel channel;
  private final NodeControl node;
  private final ProcessControl process;
  private final Operations operations;
  private final Consumer<ControlConnection> whenClosed;
  private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Semaphore open = new Semaphore(MOST_OPEN);
  private final AtomicBoolean closed = new AtomicBoolean();
  private NodeControl.@Nullable Subscription subscription;

  ControlConnection(
      SocketChannel channel,
      NodeControl node,
      ProcessControl process,
      Consumer<ControlConnection> whenClosed) {
    this.channel = channel;
    this.node = node;
    this.process = process;
    this.operations = new Operations(node, process);
    this.whenClosed = whenClosed;
  }

  /**
   * @param full tells the client to come back later instead of serving it
   */
  void start(boolean full) {
    thread("control writer", this::writeAll);
    if (full) {
      fail(0, "The node serves too many commands at once; try again in a moment.");
      end();
    } else {
      thread("control reader", this::readAll);
    }
  }

  private static void thread(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll() {
    var lines = new LineReader(channel, LONGEST_REQUEST);
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        open.acquire();
        handle(line.get());
      }
      // The client said all it had to say; it may still be reading answers.
      open.acquire(MOST_OPEN);
      end();
    } catch (LineReader.LineTooLong tooLong) {
      fail(0, "The request is longer than 1 MiB; send less at once.");
      end();
    } catch (IOException gone) {
      close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private void handle(String line) {
    Request request;
    try {
      request = Request.parse(line);
    } catch (NodeException wrong) {
      open.release();
      fail(0, sentence(wrong));
      return;
    }
    long id = request.id();
    switch (request.operation()) {
      case "listen" -> {
        listen();
        answer(id, null);
        open.release();
      }
      case "shutdown" -> {
        answer(id, null);
        open.release();
        process.shutdown();
      }
      default -> run(request);
    }
  }

  private void run(Request request) {
    var unused =
        operations
            .run(request)
            .whenComplete(
                (result, failure) -> {
                  if (failure == null) {
                    answer(request.id(), result);
                  } else {
                    fail(request.id(), sentence(failure));
                  }
                  open.release();
                });
  }

  private synchronized void listen() {
    if (subscription == null && !closed.get()) {
      subscription = node.listen(event -> send(EventJson.of(event)));
    }
  }

  private void answer(long id, @Nullable Object result) {
    JsonObject reply = new JsonObject();
    reply.addProperty("id", id);
    reply.add("result", result == null ? new JsonObject() : Json.tree(result));
    send(reply);
  }

  private void fail(long id, String sentence) {
    JsonObject reply = new JsonObject();
    reply.addProperty("id", id);
    reply.addProperty("error", sentence);
    send(reply);
  }

  private static String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NodeException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    LOG.error("a request failed", cause);
    return "The node failed on this request ("
        + cause.getClass().getSimpleName()
        + "); its log says more.";
  }

  private void send(JsonObject object) {
    if (!outgoing.offer((object + "\n").getBytes(StandardCharsets.UTF_8))) {
      LOG.warn("a command stopped reading; dropped");
      close();
    }
  }

  private void end() {
    if (!outgoing.offer(END)) {
      close();
    }
  }

  private void writeAll() {
    try {
      for (byte[] line = outgoing.take(); line != END; line = outgoing.take()) {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    } catch (IOException gone) {
      LOG.debug("a command went away", gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** Ends at once; safe from any thread, any number of times. */
  void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    NodeControl.Subscription events;
    synchronized (this) {
      events = subscription;
    }
    if (events != null) {
      events.close();
    }
    outgoing.clear();
    outgoing.offer(END);
    try {
      channel.close();
    } catch (IOException ignored) {
      LOG.debug("closing a control connection", ignored);
    }
    whenClosed.accept(this);
  }
}
