package org.swarmroom.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Given;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.Catalogues;
import org.swarmroom.index.catalogues.PeerNames;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.search.NameSource;

/** The disk is full again and again while a catalogue comes in: database and search stay one. */
@Timeout(120)
class FullDiskTest {

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

  @RepeatedTest(8)
  void searchAndDatabaseAgreeAfterEachFailure(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    try (Store store = Store.open(profile, WatchedPath.SCHEME);
        NameIndex names = new NameIndex(profile.resolve("search"))) {
      Catalogues catalogues = Catalogues.in(store, names);
      NameSource source = source(new PeerNames(store));
      store.onDoubt(() -> names.load(source));
      names.load(source);
      long known = 0;
      int failures = 0;
      while (failures < 12) {
        long next = known + 1;
        WatchedPath.ROOM.set(random.nextInt(60_000));
        boolean kept = true;
        for (; kept; next++) {
          kept = apply(catalogues, next);
          known = kept ? next : known;
        }
        failures++;
        WatchedPath.ROOM.set(Long.MAX_VALUE);
        long sequence = catalogues.state(Given.ANN).map(state -> state.sequence()).orElse(0L);
        assertThat(sequence).isBetween(known, known + 1);
        known = sequence;
        awaitSearch(catalogues, sequence);
      }
    }
  }

  private static boolean apply(Catalogues catalogues, long sequence) {
    try {
      catalogues
          .apply(
              Given.ANN, 1, false, sequence, List.of(Given.listed(sequence, "d/f" + sequence, 1)))
          .join();
      return true;
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(IndexException.class);
      return false;
    }
  }

  private static void awaitSearch(Catalogues catalogues, long sequence) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    for (long key = 1; key <= sequence + 1; key++) {
      boolean wanted = key <= sequence;
      while (catalogues.holders(Given.content(key)).contains(Given.ANN) != wanted) {
        assertThat(System.nanoTime()).as("key " + key).isLessThan(end);
        Thread.onSpinWait();
      }
    }
  }

  private static NameSource source(PeerNames peers) {
    return new NameSource() {
      @Override
      public Map<String, Long> stamps() {
        return peers.stamps();
      }

      @Override
      public Names read(String owner) {
        return peers.read(owner);
      }
    };
  }

  @Test
  void aBigCatalogueIsRefusedWithASentenceBeforeTheDiskIsFull() {
    AtomicLong usable = new AtomicLong(17L << 20);
    FreeSpace space =
        new FreeSpace(profile) {
          @Override
          long usable() {
            return usable.get();
          }
        };
    try (Store store = Store.open(profile, "file:", space);
        NameIndex names = new NameIndex(profile.resolve("search"))) {
      Catalogues catalogues = Catalogues.in(store, names);
      names.load(source(new PeerNames(store)));
      List<CatalogueChange> many =
          LongStream.rangeClosed(1, 5_000)
              .mapToObj(key -> Given.listed(key, "folder/some file " + key, 1))
              .toList();

      assertThatThrownBy(() -> catalogues.apply(Given.ANN, 1, true, 5_000, many).join())
          .hasCauseInstanceOf(IndexException.class)
          .hasMessageContaining("The catalogue of " + Given.ANN + " was not kept: it needs 1")
          .hasMessageContaining("has 17 MB left; free some space and try again.");

      assertThat(apply(catalogues, 1)).as("a small change").isTrue();
      usable.set(100L << 20);
      assertThat(catalogues.apply(Given.ANN, 1, true, 5_000, many).join().entries())
          .isEqualTo(5_000);
    }
  }
}
