package org.swarmroom.app.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.node.NodeEvent;
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
  void aFolderThatCantBeReadIsNamedAndTheOthersAreShared() throws Exception {
    Path locked = Files.createDirectories(folder.resolve("mixed/locked"));
    Files.writeString(folder.resolve("mixed/open.txt"), "open");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(
          Files.isReadable(locked), "this user may read everything, as root may");

      ShareReport report =
          get(house.bob.control().addShares(List.of(folder.resolve("mixed")), false));

      assertThat(report.problems()).singleElement().asString().contains("locked").endsWith(".");
      assertThat(report.files()).isEqualTo(1);
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
    house.stillStands();
  }
}
