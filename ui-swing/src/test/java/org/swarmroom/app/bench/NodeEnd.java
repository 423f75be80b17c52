package org.swarmroom.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.interop.NodeProcess;
import org.swarmroom.app.interop.TestNetwork;
import org.swarmroom.app.profile.Profile;

/** Our own node, told of torrents through its control socket as the command line does. */
class NodeEnd implements End {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final NodeProcess node;
  private final ControlClient control;

  NodeEnd(TestNetwork network, Path folder, String... options) throws IOException {
    var profile = folder.resolve("profile");
    node = NodeProcess.start(network, profile, options);
    control = ControlClient.connect(Profile.at(profile)).orElseThrow();
  }

  final NodeProcess node() {
    return node;
  }

  @Override
  public String contact() {
    return node.address();
  }

  @Override
  public void seed(Payload payload) throws IOException {
    awaitDone(addTorrent(payload, payload.folder(), List.of()));
  }

  @Override
  public Span fetch(Payload payload, Path folder, List<String> contacts) throws IOException {
    return awaitDone(addTorrent(payload, folder, contacts));
  }

  private JsonObject addTorrent(Payload payload, Path folder, List<String> contacts)
      throws IOException {
    var request = new JsonObject();
    request.addProperty("source", payload.torrent().toString());
    request.addProperty("to", folder.toString());
    var peers = new JsonArray();
    contacts.forEach(peers::add);
    request.add("peers", peers);
    return call("add-torrent", request).getAsJsonObject();
  }

  /** Shares a file or folder and waits until all of it is hashed. */
  final void share(Path path) {
    var paths = new JsonArray();
    paths.add(path.toString());
    var request = new JsonObject();
    request.add("paths", paths);
    node.awaitShared(
        () -> {
          try {
            call("share-add", request);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  final JsonElement call(String operation, JsonObject request) throws IOException {
    return control.call(operation, request);
  }

  /** The node's own events say when a transfer began and ended. */
  final Span awaitDone(JsonObject transfer) {
    var id = transfer.get("id");
    var end = node.awaitEvent("transfer-done", event -> id.equals(event.get("id")), LIMIT);
    var start = node.awaitEvent("transfer-started", event -> id.equals(event.get("id")), LIMIT);
    return new Span(start.get("at").getAsLong(), end.get("at").getAsLong());
  }

  @Override
  public ProcessUse use() {
    return ProcessUse.of(node.pid());
  }

  /** Each received byte was written once, to disk; what is written beyond that went to others. */
  @Override
  public long uploaded(ProcessUse before, long received) {
    return Math.max(0, use().written() - before.written() - received);
  }

  @Override
  public void close() {
    node.stop();
  }
}
