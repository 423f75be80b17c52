package org.swarmroom.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database whose rows were written over many times is made small, whatever happens meanwhile. */
@Timeout(60)
class CompactionTest {

  private static final int ROWS = 40;
  private static final int ROUNDS = 6;

  @TempDir static Path model;
  private static final Map<String, String> ROWS_WRITTEN = new TreeMap<>();

  @TempDir Path profile;
  private Path file;
  private long sizeBefore;

  /** As it would be after a crash: with all that is dead. */
  @BeforeAll
  static void writeOverAndOver() throws IOException {
    Random random = new Random(7);
    try (Store store = Store.open(model)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int row = 0; row < ROWS; row++) {
          ROWS_WRITTEN.put("row" + row, round + "x".repeat(random.nextInt(8_000)));
        }
        store
            .write(
                "test",
                connection -> {
                  try (var merge =
                      connection.prepareStatement(
                          "MERGE INTO setting (name, content) KEY (name) VALUES (?, ?)")) {
                    for (var row : ROWS_WRITTEN.entrySet()) {
                      merge.setString(1, row.getKey());
                      merge.setString(2, row.getValue());
                      merge.executeUpdate();
                    }
                  }
                  return true;
                })
            .join();
      }
      Files.copy(model.resolve("index.mv.db"), model.resolve("image"));
      Files.copy(model.resolve("index.commits"), model.resolve("commits"));
    }
  }

  @BeforeEach
  void take() throws IOException {
    file = profile.resolve("index.mv.db");
    Files.copy(model.resolve("image"), file, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        model.resolve("commits"),
        profile.resolve("index.commits"),
        StandardCopyOption.REPLACE_EXISTING);
    sizeBefore = Files.size(file);
  }

  private Compaction compaction(Consumer<Compaction.Step> passed) {
    return new Compaction(file, new FreeSpace(profile), 0, passed);
  }

  @Test
  void whatIsMostlyDeadIsMadeSmallAndHasEveryRow() throws Exception {
    List<Compaction.Step> steps = new ArrayList<>();

    compaction(steps::add).run();

    assertThat(steps).containsExactly(Compaction.Step.values());
    assertThat(Files.size(file)).isLessThan(sizeBefore / 2);
    isWhole();
  }

  @Test
  void whatIsSmallAlreadyIsLeftAlone() throws Exception {
    compaction(step -> {}).run();
    long small = Files.size(file);
    List<Compaction.Step> steps = new ArrayList<>();

    compaction(steps::add).run();

    assertThat(steps).isEmpty();
    assertThat(Files.size(file)).isEqualTo(small);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theNewFileIsForItsOwnerAloneToo() throws Exception {
    compaction(step -> {}).run();

    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @ParameterizedTest
  @EnumSource(Compaction.Step.class)
  void killedAfterAnyStepThereIsAGoodFile(Compaction.Step step) throws Exception {
    Process process = CompactionProcess.start(file, step.name());

    assertThat(process.waitFor()).isEqualTo(9);
    boolean swapped = step == Compaction.Step.SWAPPED;
    assertThat(Files.size(file) < sizeBefore).isEqualTo(swapped);
    isWhole();
  }

  @Test
  void killedInTheMidstOfAStepThereIsAGoodFile() throws Exception {
    for (int kill = 0; kill < 2; kill++) {
      take(); // H2 tidies a little each time that it closes
      Process process = CompactionProcess.start(file, "none");
      try (BufferedReader output = OtherProcess.output(process)) {
        for (int line = 0; line <= kill; line++) {
          assertThat(output.readLine()).isEqualTo(Compaction.Step.values()[line].name());
        }
        process.toHandle().destroyForcibly();
        process.waitFor();
      }
      isWhole();
    }
  }

  @Test
  void aCopyThatLacksARowIsNotTaken() throws Exception {
    List<Compaction.Step> steps = new ArrayList<>();

    compaction(
            step -> {
              steps.add(step);
              if (step == Compaction.Step.COPIED) {
                inCopy("DELETE FROM setting WHERE name = 'row3'");
              }
            })
        .run();

    assertThat(steps).doesNotContain(Compaction.Step.COMPARED);
    assertThat(Files.size(file)).isEqualTo(sizeBefore);
    isWhole();
  }

  @Test
  void aCopyWithAnotherValueIsNotTaken() throws Exception {
    compaction(
            step -> {
              if (step == Compaction.Step.COPIED) {
                inCopy("UPDATE setting SET content = content || '!' WHERE name = 'row3'");
              }
            })
        .run();

    assertThat(Files.size(file)).isEqualTo(sizeBefore);
    isWhole();
  }

  @Test
  void whereThereIsNoRoomNothingIsTried() throws Exception {
    List<Compaction.Step> steps = new ArrayList<>();
    FreeSpace full =
        new FreeSpace(profile) {
          @Override
          long usable() {
            return 1_000;
          }
        };

    new Compaction(file, full, 0, steps::add).run();

    assertThat(steps).isEmpty();
    isWhole();
  }

  @Test
  void aDamagedFileIsLeftForTheNextStart() throws Exception {
    Files.write(file, new byte[100_000]);

    compaction(step -> {}).run();

    assertThat(Files.size(file)).isEqualTo(100_000);
    assertThat(leftovers()).isEmpty();
  }

  private void inCopy(String sql) {
    String url = "jdbc:h2:file:" + profile.resolve("index.compact").toAbsolutePath();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens as ever, with every row, nothing to tell, and nothing left lying about. */
  private void isWhole() throws IOException {
    try (Store store = Store.open(profile)) {
      assertThat(store.warnings()).isEmpty();
      assertThat(store.wentBack()).isFalse();
      assertThat(store.read("test", CompactionTest::rows)).isEqualTo(ROWS_WRITTEN);
      assertThat(leftovers()).isEmpty();
    }
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(profile)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("index.compact"))
          .toList();
    }
  }

  private static Map<String, String> rows(Connection connection) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT name, content FROM setting")) {
      while (row.next()) {
        rows.put(row.getString(1), row.getString(2));
      }
    }
    return rows;
  }
}
