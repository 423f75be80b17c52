package org.swarmroom.app.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareReport;
import org.swarmroom.app.node.TransferRow;

/** Disks and files that are not as they should be: one sentence each, and the room goes on. */
@Timeout(60)
class DisksTest {

  @TempDir static Path folder;

  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(folder);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void whatIsLargerThanTheDiskFailsBeforeItIsFetched() throws Exception {
    long size = 30L << 40;
    int pieces = (int) (size >> 28);
    var torrent = new ByteArrayOutputStream();
    torrent.writeBytes(
        ("d4:infod6:lengthi" + size + "e4:name4:huge12:piece lengthi268435456e6:pieces")
            .getBytes(UTF_8));
    torrent.writeBytes((20 * pieces + ":").getBytes(UTF_8));
    torrent.writeBytes(new byte[20 * pieces]);
    torrent.writeBytes("ee".getBytes(UTF_8));
    Path file = Files.write(folder.resolve("huge.torrent"), torrent.toByteArray());

    get(house.bob.control().addTorrent(file.toString(), Optional.empty(), List.of()));

    TransferRow failed =
        house
            .bob
            .hears(NodeEvent.TransferFailed.class, event -> event.transfer().name().equals("huge"))
            .transfer();
    assertThat(failed.reason()).startsWith("Disk full: ").endsWith("Make room, then resume.");
    house.stillStands();
    house.stillServes();
  }

  @Test
  void aSeedOfBadDataIsLeftAndNothingBadIsKept() throws Exception {
    Path film = folder.resolve("films").resolve(House.SECRET);
    byte[] good = Files.readAllBytes(film);
    byte[] bad = good.clone();
    for (int at = 0; at < bad.length; at += 1_000) {
      bad[at]++;
    }
    FileTime time = Files.getLastModifiedTime(film);
    Path to = Files.createDirectories(folder.resolve("from-a-liar"));
    Files.write(film, bad);
    Files.setLastModifiedTime(film, time);

    get(house.bob.control().download(house.secretId, Optional.of(to)));

    TransferRow waiting =
        house
            .bob
            .hears(
                NodeEvent.TransferProgress.class,
                event ->
                    event.transfer().name().equals(House.SECRET)
                        && event.transfer().reason().contains("sent bad data"))
            .transfer();
    assertThat(waiting.done()).isLessThan(good.length);
    assertThat(to.resolve(House.SECRET)).doesNotExist();
    get(house.bob.control().cancel(waiting.id()));
    house.stillStands();
  }

  @Test
  void aFolderThatIsNotThereIsNamedAndTheOthersAreShared() throws Exception {
    Path there = Files.createDirectories(folder.resolve("there"));
    Files.writeString(there.resolve("poem.txt"), "roses");
    Path gone = folder.resolve("gone");

    ShareReport report = get(house.bob.control().addShares(List.of(gone, there), false));

    assertThat(report.problems()).singleElement().asString().contains("gone").endsWith(".");
    assertThat(house.bob.finds("poem", row -> row.own()).name()).isEqualTo("poem.txt");
    house.stillStands();
  }

  @Test
  void aFileThatShrinksWhileItIsHashedIsToldAndHashedAgain() throws Exception {
    Path film = Files.createDirectories(folder.resolve("cut")).resolve("cut film.mkv");
    try (var channel = FileChannel.open(film, CREATE_NEW, SPARSE, WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), (8L << 30) - 1); // takes no room on the disk
    }
    get(house.bob.control().addShares(List.of(film.getParent()), false));
    house.bob.hears(NodeEvent.ShareProgress.class, event -> event.path().equals(film.toString()));

    try (var channel = FileChannel.open(film, WRITE)) {
      channel.truncate(300_000);
    }

    assertThat(house.warned())
        .singleElement()
        .asString()
        .contains(film.toString(), "changed while it was read")
        .endsWith(".");
    SearchRow row =
        house.ann.finds("cut film", found -> found.size() == 300_000 && found.online() == 1);
    Path to = Files.createDirectories(folder.resolve("from-bob"));
    get(house.ann.control().download(row.id(), Optional.of(to)));
    house.ann.hears(
        NodeEvent.TransferDone.class, done -> done.transfer().name().equals("cut film.mkv"));
    assertThat(to.resolve("cut film.mkv")).hasSameBinaryContentAs(film);
    house.stillStands();
    house.stillServes();
  }
}
