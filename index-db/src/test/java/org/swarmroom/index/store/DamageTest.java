package org.swarmroom.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.index.Given;
import org.swarmroom.index.Index;
import org.swarmroom.index.IndexException;

class DamageTest {

  @TempDir Path profile;
  private Path file;

  @BeforeEach
  void fill() {
    file = profile.resolve("index.mv.db");
    try (Index index = Index.open(profile)) {
      for (int i = 0; i < 20; i++) {
        Given.done(index.settings().put("key" + i, "value".repeat(5_000)));
      }
    }
  }

  private List<Path> setAside() throws Exception {
    try (Stream<Path> files = Files.list(profile)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("index.mv.db.damaged-"))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"noise", "header", "cut to a page", "no database"})
  void aDamagedDatabaseIsSetAsideWithOneSentenceAndAFreshOneIsOpened(String damage)
      throws Exception {
    byte[] good = Files.readAllBytes(file);
    byte[] bad =
        switch (damage) {
          case "noise" -> noise(good.length);
          case "header" -> overwritten(good, 0, 8_192);
          case "cut to a page" -> Arrays.copyOf(good, 5_000);
          default -> "This is a text.\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        };
    Files.write(file, bad);

    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).hasSize(1);
      assertThat(index.warnings().get(0))
          .contains("was damaged and is set aside as index.mv.db.damaged-");
      assertThat(index.settings().get("key1")).isEmpty();
      Given.done(index.settings().put("key", "new"));
    }
    assertThat(setAside()).hasSize(1);
    assertThat(setAside().get(0)).hasBinaryContent(bad);
    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).isEmpty();
      assertThat(index.settings().get("key")).contains("new");
    }
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static byte[] overwritten(byte[] good, int from, int to) {
    byte[] bad = good.clone();
    Arrays.fill(bad, from, to, (byte) 0x55);
    return bad;
  }

  /**
   * Wherever the damage is: nothing is missing, or the user is told; and the next start is good.
   * (H2 keeps no checksum of what stands inside a page, so a changed letter is not noticed.)
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatDamageTookAwayIsNeverMissingInSilence(int seed) throws Exception {
    byte[] good = Files.readAllBytes(file);
    int from = 8_192 + new Random(seed).nextInt(good.length - 8_192);
    Files.write(file, overwritten(good, from, Math.min(good.length, from + 100_000)));

    try (Index index = Index.open(profile)) {
      assertThat(hasAll(index) || !index.warnings().isEmpty()).isTrue();
    }
    try (Index index = Index.open(profile)) {
      Given.done(index.settings().put("key", "new"));
      assertThat(index.settings().get("key")).contains("new");
    }
  }

  private static boolean hasAll(Index index) {
    try {
      return IntStream.range(0, 20).allMatch(i -> index.settings().get("key" + i).isPresent());
    } catch (IndexException e) {
      return false;
    }
  }

  @Test
  void afterGoingBackInTimeTheCatalogueBeginsANewGeneration() throws Exception {
    byte[] old = Files.readAllBytes(file);
    long generation;
    try (Index index = Index.open(profile)) {
      generation = index.files().generation();
      Given.done(index.settings().put("later", "x"));
    }
    Files.write(file, old);

    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).hasSize(1);
      assertThat(index.warnings().get(0)).contains("goes on from an older state");
      assertThat(index.files().generation()).isNotEqualTo(generation);
    }
    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).isEmpty();
    }
  }

  @Test
  void anEmptyFileIsToldWhenThereWasMoreAndIsFineWhenThereWasNot(@TempDir Path other)
      throws Exception {
    Files.write(file, new byte[0]);
    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).hasSize(1);
    }

    Files.write(other.resolve("index.mv.db"), new byte[0]);
    try (Index index = Index.open(other)) {
      assertThat(index.warnings()).isEmpty();
    }
  }

  @Test
  void aNewerSchemaIsRefusedWithASentenceAndLeftAlone() throws Exception {
    try (Store store = Store.open(profile)) {
      store
          .write(
              "x",
              connection -> {
                try (Statement statement = connection.createStatement()) {
                  return statement.executeUpdate("UPDATE schema_version SET version = 99");
                }
              })
          .get(30, TimeUnit.SECONDS);
    }

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> Index.open(profile))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("newer Swarmroom (schema 99")
          .hasMessageContaining("--profile");
    }
    assertThat(setAside()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedWithASentence() throws Exception {
    Path notAFolder = Files.createFile(profile.resolve("file"));

    assertThatThrownBy(() -> Index.open(notAFolder.resolve("profile")))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("can't be made");
  }
}
