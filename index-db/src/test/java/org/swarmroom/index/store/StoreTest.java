package org.swarmroom.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.IndexException;

class StoreTest {

  @TempDir Path profile;

  @BeforeEach
  void watch() {
    WatchedPath.register();
    WatchedPath.ROOM.set(Long.MAX_VALUE);
  }

  @AfterEach
  void roomForAll() {
    WatchedPath.ROOM.set(Long.MAX_VALUE);
  }

  private Store open() {
    return Store.open(profile, WatchedPath.SCHEME);
  }

  private static CompletableFuture<Integer> put(Store store, String name, String value) {
    return store.write(
        "The setting was not kept",
        connection ->
            execute(connection, "INSERT INTO setting VALUES ('" + name + "', '" + value + "')"));
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static List<String> names(Store store) {
    return store.read(
        "Settings can't be read",
        connection -> {
          List<String> names = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT name FROM setting ORDER BY name")) {
            while (rows.next()) {
              names.add(rows.getString(1));
            }
          }
          return names;
        });
  }

  private static <T> T done(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsForItsOwnerAlone() throws IOException {
    try (var ignored = open()) {
      assertThat(Files.getPosixFilePermissions(profile.resolve("index.mv.db")))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }

  @Test
  void writesThatWaitShareOneSync() throws Exception {
    try (Store store = open()) {
      CountDownLatch go = new CountDownLatch(1);
      CompletableFuture<Boolean> first =
          store.write(
              "first",
              connection -> {
                await(go);
                return true;
              });
      List<CompletableFuture<Integer>> writes = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        writes.add(put(store, "n" + i, "v"));
      }
      long before = WatchedPath.SYNCS.get();
      go.countDown();
      done(first);
      for (CompletableFuture<Integer> write : writes) {
        done(write);
      }

      assertThat(names(store)).hasSize(300);
      assertThat(WatchedPath.SYNCS.get() - before).isBetween(1L, 12L);
    }
  }

  @Test
  void aWriteIsOnDiskBeforeItIsAcknowledged() throws Exception {
    try (Store store = open()) {
      for (int i = 0; i < 5; i++) {
        long before = WatchedPath.SYNCS.get();
        done(put(store, "n" + i, "v"));
        assertThat(WatchedPath.SYNCS.get()).isGreaterThan(before);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWriteThatFailsIsUndoneAloneAndTheOthersOfItsGroupAreKept() throws Exception {
    try (Store store = open()) {
      CountDownLatch go = new CountDownLatch(1);
      store.write(
          "first",
          connection -> {
            await(go);
            return true;
          });
      CompletableFuture<Integer> good = put(store, "a", "1");
      CompletableFuture<Integer> bad =
          store.write(
              "The pair was not kept",
              connection -> {
                execute(connection, "INSERT INTO setting VALUES ('half', '1')");
                return execute(connection, "INSERT INTO setting VALUES ('a', '2')");
              });
      CompletableFuture<Integer> after = put(store, "b", "1");
      go.countDown();

      assertThat(done(good)).isEqualTo(1);
      assertThatThrownBy(() -> done(bad))
          .cause()
          .isInstanceOf(IndexException.class)
          .hasMessageStartingWith("The pair was not kept: ");
      assertThat(done(after)).isEqualTo(1);
      assertThat(names(store)).containsExactly("a", "b");
    }
  }

  @Test
  void aFullDiskFailsTheWriteWithASentenceAndGoesOnWhenThereIsRoom() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    try (Store store = open()) {
      for (int round = 0; round < 3; round++) {
        done(put(store, "before" + round, "x"));
        acknowledged.add("before" + round);
        WatchedPath.ROOM.set(200_000);
        IndexException refused = fillUntilRefused(store, round, acknowledged);
        assertThat(refused.getMessage())
            .startsWith("The setting was not kept: the disk that holds ")
            .contains(profile.toString())
            .endsWith("goes on by itself.");
        assertThat(put(store, "still" + round, "x"))
            .failsWithin(30, TimeUnit.SECONDS)
            .withThrowableOfType(ExecutionException.class)
            .havingCause()
            .isInstanceOf(IndexException.class);

        WatchedPath.ROOM.set(Long.MAX_VALUE);
        assertThat(names(store)).containsAll(acknowledged);
        done(put(store, "after" + round, "x"));
        acknowledged.add("after" + round);
        assertThat(names(store)).containsAll(acknowledged);
      }
      assertThat(store.warnings()).isEmpty();
    }
    try (Store store = open()) {
      assertThat(store.warnings()).isEmpty();
      assertThat(names(store)).containsAll(acknowledged);
    }
  }

  private static IndexException fillUntilRefused(Store store, int round, List<String> acknowledged)
      throws Exception {
    for (int i = 0; i < 10_000; i++) {
      String name = "r" + round + "-" + i;
      try {
        done(put(store, name, "y".repeat(5_000)));
        acknowledged.add(name);
      } catch (ExecutionException e) {
        return (IndexException) e.getCause();
      }
    }
    throw new AssertionError("never full");
  }

  @Test
  void whatWasAskedForBeforeClosingIsKeptAndWhatComesAfterIsRefused() throws Exception {
    Store store = open();
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      writes.add(put(store, "n" + i, "v"));
    }
    store.close();

    assertThat(writes).allMatch(CompletableFuture::isDone);
    assertThat(put(store, "late", "v")).isCompletedExceptionally();
    assertThatThrownBy(() -> names(store)).isInstanceOf(IndexException.class);
    try (Store again = open()) {
      assertThat(names(again)).hasSize(50);
    }
  }
}
