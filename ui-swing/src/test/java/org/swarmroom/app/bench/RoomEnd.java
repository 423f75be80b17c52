package org.swarmroom.app.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.swarmroom.app.interop.TestNetwork;

/** A member of a room: what it seeds it shares with the room, and others find it by its name. */
final class RoomEnd extends NodeEnd {

  private RoomEnd(TestNetwork network, Path folder, String... options) throws IOException {
    super(network, folder, options);
  }

  /**
   * @param contacts empty for the host; else they begin with the room's link
   */
  static RoomEnd start(TestNetwork network, Path folder, List<String> contacts) throws IOException {
    var nick = folder.getFileName().toString();
    return contacts.isEmpty()
        ? new RoomEnd(network, folder, "--nick", nick, "--host", "Bench")
        : new RoomEnd(network, folder, "--nick", nick, "--join", contacts.get(0));
  }

  @Override
  public String contact() {
    return node().link();
  }

  @Override
  public void seed(Payload payload) {
    share(payload.data());
  }

  @Override
  public Span fetch(Payload payload, Path folder, List<String> contacts) throws IOException {
    var request = new JsonObject();
    request.addProperty("content", find(payload.name()));
    request.addProperty("to", folder.toString());
    return awaitDone(call("download", request).getAsJsonObject());
  }

  /** Looks again whenever a catalogue has changed. */
  private String find(String name) throws IOException {
    var request = new JsonObject();
    request.addProperty("query", name);
    for (int known = 0; ; known++) {
      Optional<JsonElement> hit =
          call("search", request).getAsJsonObject().getAsJsonArray("rows").asList().stream()
              .findFirst();
      if (hit.isPresent()) {
        return hit.get().getAsJsonObject().get("id").getAsString();
      }
      awaitCatalogue(known);
    }
  }

  private void awaitCatalogue(int known) {
    int[] seen = {0};
    node().awaitEvent("catalogue-updated", event -> seen[0]++ >= known);
  }
}
