package org.swarmroom.app.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.assembly.RunningNode;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.testdata.HostileNames;

/** Whatever files are called by others, they land in the folder chosen, under harmless names. */
@Timeout(60)
class NamesTest {

  @TempDir static Path folder;

  private static RunningNode ann;
  private Path outer;
  private Path to;

  @BeforeAll
  static void open() {
    ann = RunningNode.start(folder.resolve("ann"), "ann");
  }

  @BeforeEach
  void choose(TestInfo test) throws IOException {
    outer = folder.resolve(test.getTestMethod().orElseThrow().getName());
    to = Files.createDirectories(outer.resolve("inner/to"));
  }

  @AfterAll
  static void close() {
    ann.close();
  }

  @Test
  void aFolderFullOfDangerousNamesStaysInItsFolderAndEveryFileComes() throws Exception {
    List<String> names =
        HostileNames.all().stream().filter(name -> !name.isEmpty() && !name.equals(".")).toList();

    TransferRow done = fetch(torrent("../../escaped", names));

    assertThat(done.to().getParent()).isEqualTo(to);
    List<Path> files = below(done.to());
    assertThat(files).hasSize(names.size());
    assertThat(files.stream().map(file -> fold(done.to().relativize(file))))
        .as("no two are one where case does not count")
        .doesNotHaveDuplicates();
    for (Path file : files) {
      for (Path part : done.to().relativize(file)) {
        assertThat(part.toString())
            .isNotIn("..", "CON", "con", "NUL", "PRN", "AUX")
            .doesNotContainPattern("[\\\\/:*?\"<>|\\p{Cntrl}\u202E\u200F\u2066]")
            .doesNotContainPattern("[. ]$")
            .hasSizeLessThan(240);
        assertThat(part.toString().getBytes(UTF_8).length).isLessThan(256);
      }
    }
    nothingElseWasWritten(done.to());
  }

  @Test
  void aFileWithADangerousNameBecomesAHarmlessOne() throws Exception {
    for (String name : List.of("../../x", "C:\\x", "CON", "n".repeat(300), "ev\u202Egpj.exe")) {
      byte[] info =
          ("d6:lengthi0e4:name" + text(name) + "12:piece lengthi16384e6:pieces0:e").getBytes(UTF_8);

      TransferRow done = fetch(asTorrent(info));

      assertThat(done.to()).isEmptyFile();
      assertThat(done.to().getParent()).isEqualTo(to);
      assertThat(done.to().getFileName().toString())
          .doesNotContain("/", "\\", ":", "\u202E")
          .isNotEqualToIgnoringCase("con");
      nothingElseWasWritten(done.to());
      Files.delete(done.to());
    }
  }

  @Test
  void theSameNameInOtherCaseIsAnotherFile() throws Exception {
    TransferRow done = fetch(torrent("pictures", List.of("A.txt", "a.TXT", "a.txt")));

    assertThat(below(done.to()).stream().map(file -> fold(file.getFileName())))
        .containsExactlyInAnyOrder("a.txt", "a (2).txt", "a (3).txt");
  }

  @Test
  void aFileThatIsThereIsNeverOverwritten() throws Exception {
    Path mine = Files.writeString(to.resolve("notes.txt"), "mine");

    TransferRow done =
        fetch(
            asTorrent(
                "d6:lengthi0e4:name9:notes.txt12:piece lengthi16384e6:pieces0:e".getBytes(UTF_8)));

    assertThat(mine).hasContent("mine");
    assertThat(done.to()).isEqualTo(to.resolve("notes (2).txt"));
  }

  private TransferRow fetch(byte[] torrent) throws Exception {
    Path file = Files.write(folder.resolve("hostile.torrent"), torrent);
    String id = get(ann.control().addTorrent(file.toString(), Optional.of(to), List.of())).id();
    return ann.hears(NodeEvent.TransferDone.class, done -> done.transfer().id().equals(id))
        .transfer();
  }

  private void nothingElseWasWritten(Path allowed) throws IOException {
    assertThat(below(outer).stream().filter(file -> !file.toString().endsWith(".part.journal")))
        .allMatch(file -> file.startsWith(allowed));
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String fold(Path path) {
    return path.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** A torrent of empty files: all of it is there as soon as it is opened. */
  private static byte[] torrent(String name, List<String> paths) throws IOException {
    var files = new ArrayList<String>();
    for (String path : paths) {
      files.add("d6:lengthi0e4:pathl" + text(path) + "ee");
    }
    String info =
        "d5:filesl"
            + String.join("", files)
            + "e4:name"
            + text(name)
            + "12:piece lengthi16384e6:pieces0:e";
    return asTorrent(info.getBytes(UTF_8));
  }

  private static byte[] asTorrent(byte[] info) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write("d4:info".getBytes(UTF_8));
    out.write(info);
    out.write('e');
    return out.toByteArray();
  }

  private static String text(String name) {
    return name.getBytes(UTF_8).length + ":" + name;
  }
}
