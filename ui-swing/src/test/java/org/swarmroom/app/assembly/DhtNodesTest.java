package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.control.Waiting;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.testdata.RandomFile;

/** The DHT as the user has it: two whole nodes on loopback that share no room. */
@Timeout(120)
class DhtNodesTest {

  private static final DhtRow WAITING = new DhtRow(true, false, 0, 0, 0);

  @TempDir Path folder;

  private RunningNode node(String nick, Integer... bootstrap) {
    return RunningNode.start(folder.resolve(nick), nick, 0, List.of(bootstrap));
  }

  private static DhtRow dht(RunningNode node) {
    try {
      return get(node.control().dht());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void anExportedFileIsFoundByItsLinkAloneAsLongAsItIsShared() throws Exception {
    Path shared = folder.resolve("files");
    Path file = RandomFile.write(shared.resolve("open letter.pdf"), 700_000, 1);
    try (RunningNode ann = node("ann")) {
      get(ann.control().addShares(List.of(shared), false));
      ann.hears(NodeEvent.ShareDone.class, done -> done.files() == 1);
      assertThat(get(ann.control().status()).dht()).isEqualTo(DhtRow.OFF);
      assertThat(get(ann.control().setDht(true))).isEqualTo(WAITING);
      String id = ann.finds("letter", row -> !row.id().isEmpty()).id();

      String magnet = get(ann.control().magnet(id, false));
      Waiting.until(() -> dht(ann).running());

      try (RunningNode bob = node("bob", dht(ann).port())) {
        get(bob.control().setDht(true));
        Path to = Files.createDirectory(folder.resolve("to"));
        get(bob.control().addTorrent(magnet, Optional.of(to), List.of()));
        bob.hears(NodeEvent.TransferDone.class, done -> true);

        assertThat(to.resolve("open letter.pdf")).hasSameBinaryContentAs(file);
        assertThat(dht(bob).nodes()).isEqualTo(1);
        assertThat(dht(ann).torrents()).isEqualTo(1);
      }
      get(ann.control().removeShare(shared));
      Waiting.until(() -> dht(ann).equals(WAITING));
    }
    assertThat(folder.resolve("ann/dht")).exists();
  }

  @Test
  void theChoiceIsKeptAndARoomIsNoReasonToOpenAnything() throws Exception {
    Path shared = folder.resolve("files");
    RandomFile.write(shared.resolve("a.bin"), 100_000, 2);
    try (RunningNode ann = node("ann")) {
      get(ann.control().setDht(true));
    }
    try (RunningNode ann = node("ann")) {
      get(ann.control().hostRoom("attic"));
      get(ann.control().addShares(List.of(shared), false));
      ann.hears(NodeEvent.ShareDone.class, done -> done.files() == 1);

      assertThat(dht(ann)).isEqualTo(WAITING);
      assertThat(get(ann.control().setDht(false))).isEqualTo(DhtRow.OFF);
    }
    assertThat(folder.resolve("ann/dht")).doesNotExist();
  }
}
