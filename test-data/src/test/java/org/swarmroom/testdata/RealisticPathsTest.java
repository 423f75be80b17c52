package org.swarmroom.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealisticPathsTest {

  private static final int COUNT = 10_000;

  @Test
  void theSameSeedGivesTheSamePathsAndNoTwoAreEqual() {
    List<String> paths = new RealisticPaths(1).take(COUNT);

    assertThat(paths).isEqualTo(new RealisticPaths(1).take(COUNT));
    assertThat(new RealisticPaths(2).take(COUNT)).isNotEqualTo(paths);
    assertThat(new HashSet<>(paths)).hasSize(COUNT);
  }

  @Test
  void atLeastOneInTenHasWordsOfAnotherScript() {
    long other =
        new RealisticPaths(3)
            .take(COUNT).stream()
                .filter(
                    path ->
                        path.codePoints()
                            .filter(Character::isLetter)
                            .anyMatch(
                                c ->
                                    Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN))
                .count();

    assertThat(other).isGreaterThan(COUNT / 10);
  }

  @Test
  void filesHaveTheSizeThatWasAskedFor(@TempDir Path folder) throws Exception {
    List<Path> files = RealisticFiles.write(folder, 5, 20, 3_000);
    RealisticFiles.write(folder.resolve("one.bin"), 5, 100_001);

    assertThat(files).hasSize(20).allMatch(Files::isRegularFile);
    assertThat(folder.resolve("one.bin")).hasSize(100_001);
  }
}
