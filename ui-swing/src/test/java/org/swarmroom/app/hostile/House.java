package org.swarmroom.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.swarmroom.app.assembly.RunningNode;
import org.swarmroom.app.control.Waiting;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.testdata.RandomFile;

/** A room with two members, one of whom hosts it and shares two files, one of them with anybody. */
final class House implements AutoCloseable {

  static final String PUBLIC = "public film.mkv";
  static final String SECRET = "secret film.mkv";

  final Path folder;
  final RunningNode ann;
  final RunningNode bob;
  final RoomState room;
  final int port;

  /** Content ids, and the magnet link of the public one. */
  final String publicId;

  final String secretId;
  final String magnet;

  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private int lines;
  private int downloads;

  private House(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    ann = RunningNode.start(folder.resolve("ann"), "ann");
    listen(ann);
    room = get(ann.control().hostRoom("attic"));
    port = get(ann.control().status()).port();
    RandomFile.write(folder.resolve("films").resolve(PUBLIC), 2_000_000, 1);
    RandomFile.write(folder.resolve("films").resolve(SECRET), 500_000, 2);
    get(ann.control().addShares(List.of(folder.resolve("films")), false));
    bob = RunningNode.start(folder.resolve("bob"), "bob");
    listen(bob);
    get(bob.control().joinRoom(room.link()));
    publicId = bob.finds("public", row -> row.online() == 1).id();
    secretId = bob.finds("secret", row -> row.online() == 1).id();
    magnet = get(ann.control().magnet(publicId, false));
  }

  static House open(Path folder) throws IOException, InterruptedException {
    return new House(folder);
  }

  private void listen(RunningNode node) {
    node.control()
        .listen(
            event -> {
              if (event instanceof NodeEvent.Warning warning) {
                warnings.add(warning.sentence());
              }
            });
  }

  /** The two still talk, and nobody was troubled with anything. */
  void stillStands() throws InterruptedException {
    ChatLine asked = get(bob.control().say("are you well, ann? " + ++lines));
    ann.hears(NodeEvent.Line.class, event -> event.line().id().equals(asked.id()));
    ChatLine answer = get(ann.control().say("as ever, bob " + lines));
    bob.hears(NodeEvent.Line.class, event -> event.line().id().equals(answer.id()));
    assertThat(warnings).isEmpty();
  }

  /** Waits until a user of one of the two is warned; all that was said, which is forgotten then. */
  List<String> warned() {
    Waiting.until(() -> !warnings.isEmpty());
    List<String> said = List.copyOf(warnings);
    warnings.removeAll(said);
    return said;
  }

  /** Bob gets a file from ann, whole. */
  void stillServes() throws InterruptedException, IOException {
    Path to = Files.createDirectories(folder.resolve("to-" + ++downloads));
    String id = get(bob.control().download(publicId, Optional.of(to))).id();
    bob.hears(NodeEvent.TransferDone.class, done -> done.transfer().id().equals(id));
    assertThat(to.resolve(PUBLIC)).hasSameBinaryContentAs(folder.resolve("films").resolve(PUBLIC));
    get(bob.control().cancel(id));
    bob.forget();
  }

  @Override
  public void close() {
    bob.close();
    ann.close();
  }
}
