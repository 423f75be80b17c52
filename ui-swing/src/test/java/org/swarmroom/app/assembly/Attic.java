package org.swarmroom.app.assembly;

import static org.swarmroom.app.assembly.RunningNode.get;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.swarmroom.app.node.RoomState;

/**
 * Whole nodes below one folder, one of which hosts the room {@code attic}; they end with their
 * test.
 */
final class Attic implements AfterEachCallback {

  private final Supplier<Path> folder;
  private final List<RunningNode> running = new ArrayList<>();
  private String link = "";

  /**
   * @param folder is there when the test runs
   */
  Attic(Supplier<Path> folder) {
    this.folder = folder;
  }

  /** A node on the profile of that nick, with no room or that of its last run. */
  RunningNode alone(String nick) {
    return alone(nick, 0);
  }

  RunningNode alone(String nick, int port) {
    RunningNode node = RunningNode.start(folder.get().resolve(nick), nick, port);
    running.add(node);
    return node;
  }

  /** Opens the room. */
  RunningNode host(String nick) throws InterruptedException {
    RunningNode host = alone(nick);
    RoomState room = get(host.control().hostRoom("attic"));
    link = room.link();
    return host;
  }

  /** Joins the room that was opened before. */
  RunningNode guest(String nick) throws InterruptedException {
    RunningNode guest = alone(nick);
    get(guest.control().joinRoom(link));
    return guest;
  }

  String link() {
    return link;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    running.forEach(RunningNode::close);
  }
}
