package org.swarmroom.app.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.profile.ControlPath;
import org.swarmroom.app.profile.Profile;

/** A command's connection to the node of a profile. Blocking, confined to one thread. */
public final class ControlClient implements AutoCloseable {

  private static final int LONGEST_ANSWER = 1 << 30;

  private final SocketChannel channel;
  private final LineReader lines;
  private final Queue<JsonObject> events = new ArrayDeque<>();
  private long lastId;

  private ControlClient(SocketChannel channel) {
    this.channel = channel;
    this.lines = new LineReader(channel, LONGEST_ANSWER);
  }

  /**
   * Connects to the node, if there is one.
   *
   * @return empty when no node runs on the profile
   */
  public static Optional<ControlClient> connect(Profile profile) throws IOException {
    Path socket = new ControlPath(profile).find();
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ControlClient(SocketChannel.open(UnixDomainSocketAddress.of(socket))));
    } catch (java.net.ConnectException left) {
      return Optional.empty(); // The socket file outlived its node.
    } catch (java.net.SocketException refused) {
      if (nobodyListens(refused)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static boolean nobodyListens(IOException refused) {
    return String.valueOf(refused.getMessage()).contains("refused");
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws NodeException with the node's sentence when it could not be done
   */
  public JsonElement call(String operation, JsonObject fields) throws IOException {
    long id = ++lastId;
    JsonObject request = fields.deepCopy();
    request.addProperty("id", id);
    request.addProperty("do", operation);
    ByteBuffer bytes = ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    while (true) {
      JsonObject line = read().orElseThrow(() -> new IOException("the node closed the connection"));
      if (line.has("event")) {
        events.add(line);
      } else if (line.has("error")) {
        throw new NodeException(line.get("error").getAsString());
      } else {
        return line.get("result");
      }
    }
  }

  /** From now on {@link #nextEvent} has the node's events. */
  public void listen() throws IOException {
    call("listen", new JsonObject());
  }

  /**
   * Waits for an event.
   *
   * @return empty when the node has stopped
   */
  public Optional<JsonObject> nextEvent() throws IOException {
    JsonObject waiting = events.poll();
    return waiting != null ? Optional.of(waiting) : read();
  }

  /** Waits until the node has closed the connection, as it does last of all when it stops. */
  public void awaitEnd() {
    try {
      while (read().isPresent()) {
        events.clear();
      }
    } catch (IOException closed) {
      events.clear(); // Reset or ended: both mean that it is gone.
    }
  }

  private Optional<JsonObject> read() throws IOException {
    return lines.next().map(line -> JsonParser.parseString(line).getAsJsonObject());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
