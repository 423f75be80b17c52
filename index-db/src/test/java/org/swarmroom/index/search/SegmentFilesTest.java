package org.swarmroom.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Given;
import org.swarmroom.testdata.HostileNames;
import org.swarmroom.testdata.RealisticPaths;

class SegmentFilesTest {

  @TempDir Path folder;
  private SegmentFiles files;

  @BeforeEach
  void open() {
    files = new SegmentFiles(folder.resolve("search"));
  }

  private static List<NameRow> rows(List<String> paths) {
    List<NameRow> rows = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      rows.add(
          NameRow.of(i * 3L, new NameEntry(paths.get(i), i, i % 5 == 0 ? null : Given.content(i))));
    }
    return rows;
  }

  @Test
  void aSegmentIsReadAsItWasBuiltAlsoWithHostileNames() {
    for (int count : new int[] {0, 1, 31, 32, 33, 1_000}) {
      List<String> paths = new ArrayList<>(new RealisticPaths(count).take(count));
      paths.addAll(HostileNames.all());
      List<NameRow> rows = rows(paths);

      files.save(SegmentBuilder.build("ann", 7, rows));
      Segment segment = files.load("ann", 7).orElseThrow();

      assertThat(segment.rows()).isEqualTo(rows.size());
      BlockText text = new BlockText();
      for (NameRow row : rows) {
        int at = segment.rowOf(row.key());
        segment.read(at / SegmentFormat.BLOCK, text);
        assertThat(text.path(at % SegmentFormat.BLOCK)).isEqualTo(row.path());
        assertThat(text.foldedCopy(at % SegmentFormat.BLOCK)).isEqualTo(row.folded());
        assertThat(segment.size(at)).isEqualTo(row.size());
        assertThat(segment.type(at)).isEqualTo(row.type());
        assertThat(segment.content(at)).isEqualTo(row.content());
        if (row.content() != null) {
          assertThat(segment.rowsOf(row.content(), 9)).containsExactly(at);
        }
      }
      assertThat(segment.rowOf(1)).isNegative();
      assertThat(segment.rowsOf(Given.content(-5), 9)).isEmpty();
    }
  }

  @Test
  void anotherStampAnotherOwnerOrNoFileIsNotThere() {
    files.save(SegmentBuilder.build("ann", 7, rows(List.of("a"))));

    assertThat(files.load("ann", 7)).isPresent();
    assertThat(files.load("ann", 8)).isEmpty();
    assertThat(files.load("bob", 7)).isEmpty();
  }

  @Test
  void anyChangedByteAndAnyCutIsNoticed() throws Exception {
    files.save(SegmentBuilder.build("ann", 7, rows(new RealisticPaths(1).take(200))));
    Path file = folder.resolve("search/ann.names");
    byte[] good = Files.readAllBytes(file);
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] bad = good.clone();
      if (seed % 3 == 0) {
        bad = Arrays.copyOf(good, random.nextInt(good.length));
      } else {
        int at = random.nextInt(good.length);
        bad[at] ^= (byte) (1 << random.nextInt(8));
        if (at >= 12 && at < 16) {
          continue; // padding
        }
      }
      Files.delete(file);
      Files.write(file, bad);
      assertThat(files.load("ann", 7)).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void filesOfForgottenOwnersAndUnfinishedOnesAreTidiedAway() throws Exception {
    files.save(SegmentBuilder.build("", 7, rows(List.of("a"))));
    files.save(SegmentBuilder.build("ann", 7, rows(List.of("a"))));
    Files.write(folder.resolve("search/bob.names.new"), new byte[5]);

    files.keepOnly(Set.of(""));

    assertThat(folder.resolve("search")).isDirectoryContaining("glob:**own.names");
    assertThat(folder.resolve("search").toFile().list()).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeWrittenMeansSearchingFromMemory() throws Exception {
    Files.createFile(folder.resolve("search"));

    Segment segment = files.save(SegmentBuilder.build("ann", 7, rows(List.of("a", "b"))));

    assertThat(segment.rows()).isEqualTo(2);
  }
}
