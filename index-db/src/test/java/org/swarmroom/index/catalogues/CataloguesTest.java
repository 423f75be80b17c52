package org.swarmroom.index.catalogues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swarmroom.index.Given.ANN;
import static org.swarmroom.index.Given.BOB;
import static org.swarmroom.index.Given.content;
import static org.swarmroom.index.Given.done;
import static org.swarmroom.index.Given.hits;
import static org.swarmroom.index.Given.listed;
import static org.swarmroom.index.Given.names;
import static org.swarmroom.index.Given.unlisted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Index;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.search.Holder;
import org.swarmroom.index.search.ListedSize;

class CataloguesTest {

  @TempDir Path profile;
  private Index index;

  @BeforeEach
  void open() {
    index = Index.open(profile);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void changesAreSearchableAndKeptWhenTheFutureCompletes() {
    CatalogueState state =
        done(
            index
                .catalogues()
                .apply(
                    ANN,
                    9,
                    true,
                    2,
                    List.of(listed(1, "d/one.iso", 10), listed(2, "d/two.iso", 20))));

    assertThat(state).isEqualTo(new CatalogueState(ANN, 9, 2, 2, 30));
    assertThat(index.catalogues().state(ANN)).contains(state);
    assertThat(names(index, "iso")).containsExactlyInAnyOrder("one.iso", "two.iso");
    assertThat(index.catalogues().listings(content(2)))
        .containsExactly(new Listing("d/two.iso", 20, Set.of(ANN)));

    done(
        index
            .catalogues()
            .apply(ANN, 9, false, 4, List.of(unlisted(3, 1), listed(4, "x/three", 5))));

    assertThat(index.catalogues().state(ANN)).contains(new CatalogueState(ANN, 9, 4, 2, 25));
    assertThat(names(index, "iso")).containsExactly("two.iso");
    assertThat(index.catalogues().holders(content(1))).isEmpty();
  }

  @Test
  void anotherGenerationNeedsAStartOver() {
    done(index.catalogues().apply(ANN, 1, true, 1, List.of(listed(1, "old", 10))));

    assertThatThrownBy(
            () -> done(index.catalogues().apply(ANN, 2, false, 1, List.of(listed(2, "new", 10)))))
        .hasCauseInstanceOf(IndexException.class);
    assertThat(names(index, "old")).containsExactly("old");

    done(index.catalogues().apply(ANN, 2, true, 1, List.of(listed(2, "new", 10))));
    assertThat(names(index, "old")).isEmpty();
    assertThat(names(index, "new")).containsExactly("new");
    assertThat(index.catalogues().state(ANN)).contains(new CatalogueState(ANN, 2, 1, 1, 10));
  }

  @Test
  void aStepThatComesLateChangesNothing() {
    done(index.catalogues().apply(ANN, 1, true, 5, List.of(listed(5, "now", 10))));

    done(index.catalogues().apply(ANN, 1, false, 3, List.of(unlisted(3, 5))));

    assertThat(names(index, "now")).containsExactly("now");
    assertThat(index.catalogues().state(ANN).orElseThrow().sequence()).isEqualTo(5);
  }

  @Test
  void aForgottenPeerIsGoneAlsoAfterARestart() {
    done(index.catalogues().apply(ANN, 1, true, 1, List.of(listed(1, "file", 10))));
    done(index.catalogues().apply(BOB, 1, true, 1, List.of(listed(1, "file", 10))));

    done(index.catalogues().forget(ANN));

    assertThat(index.catalogues().holders(content(1))).containsExactly(BOB);
    index.close();
    index = Index.open(profile);
    assertThat(index.catalogues().all()).extracting(CatalogueState::peer).containsExactly(BOB);
    assertThat(hits(index, "file").get(0).holders()).hasSize(1);
  }

  @Test
  void entriesBeyondTheBoundsAreLeftOutAndNoPeerWithoutAFingerprintIsKept() {
    List<CatalogueChange> changes =
        List.of(
            listed(1, "", 1),
            listed(2, "p".repeat(5_000), 1),
            listed(3, "neg", -1),
            listed(4, "ok", 1));

    assertThat(done(index.catalogues().apply(ANN, 1, true, 4, changes)).entries()).isEqualTo(1);
    assertThatThrownBy(() -> done(index.catalogues().apply("../x", 1, true, 1, List.of())))
        .hasCauseInstanceOf(IndexException.class);
  }

  /** Random steps in pages against a plain map, with restarts between. */
  @Test
  void whateverTheStepsTheCatalogueIsWhatTheyAddUpTo() {
    Random random = new Random(11);
    Map<Long, CatalogueEntry> expected = new TreeMap<>();
    long sequence = 0;
    for (int round = 0; round < 40; round++) {
      boolean startsOver = random.nextInt(15) == 0;
      if (startsOver) {
        expected.clear();
      }
      List<CatalogueChange> changes = new ArrayList<>();
      for (int i = random.nextInt(400); i > 0; i--) {
        long key = random.nextInt(2_000) - 500;
        CatalogueChange change =
            random.nextInt(3) == 0
                ? unlisted(++sequence, key)
                : new CatalogueChange(
                    ++sequence,
                    key,
                    listed(random.nextInt(1_000), "d/n" + key + " r" + round, key + 500).entry());
        changes.add(change);
        if (change.entry() == null) {
          expected.remove(key);
        } else {
          expected.put(key, change.entry());
        }
      }
      CatalogueState state = done(index.catalogues().apply(ANN, 1, startsOver, sequence, changes));
      assertThat(state.entries()).isEqualTo(expected.size());
      assertThat(state.bytes())
          .isEqualTo(expected.values().stream().mapToLong(CatalogueEntry::size).sum());
      if (random.nextInt(8) == 0) {
        index.close();
        index = Index.open(profile);
      }
    }
    for (CatalogueEntry entry : expected.values()) {
      assertThat(index.catalogues().listings(entry.content()))
          .contains(new Listing(entry.path(), entry.size(), Set.of(ANN)));
    }
    Set<ContentId> left =
        expected.values().stream().map(CatalogueEntry::content).collect(Collectors.toSet());
    for (long number = 0; number < 1_000; number++) {
      assertThat(index.catalogues().holders(content(number)).contains(ANN))
          .isEqualTo(left.contains(content(number)));
    }
  }

  @Test
  void whoListsAnotherSizeIsNoHolderOfTheLikeliest() {
    String cem = "c".repeat(64);
    list(ANN, entry("true.iso", 700));
    list(BOB, entry("lie.iso", 9_000), entry("lie too.iso", 700));
    list(cem, entry("true too.iso", 700));

    assertThat(index.catalogues().sizes(content(1)))
        .containsExactly(
            new ListedSize(700, Set.of(ANN, BOB, cem)), new ListedSize(9_000, Set.of(BOB)));
    list(BOB, entry("lie.iso", 9_000));
    assertThat(index.catalogues().sizes(content(1)))
        .containsExactly(new ListedSize(700, Set.of(ANN, cem)), new ListedSize(9_000, Set.of(BOB)));

    assertThat(hits(index, "lie"))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.size()).isEqualTo(700);
              assertThat(hit.holders()).extracting(Holder::fingerprint).containsExactly(ANN, cem);
            });
  }

  @Test
  void ofSizesWithAsManyHoldersTheForgeableIsTheLast() {
    list(ANN, entry("a.iso", 10));
    list(BOB, entry("a.iso", ListedSize.TWO_HASHES));
    list("c".repeat(64), entry("a.iso", 11));

    assertThat(index.catalogues().sizes(content(1)))
        .extracting(ListedSize::size)
        .containsExactly(11L, 10L, 64L);
  }

  private static CatalogueEntry entry(String path, long size) {
    return new CatalogueEntry(content(1), path, size, 1);
  }

  private void list(String peer, CatalogueEntry... entries) {
    List<CatalogueChange> changes = new ArrayList<>();
    for (CatalogueEntry entry : entries) {
      changes.add(new CatalogueChange(changes.size() + 1, changes.size() + 1, entry));
    }
    done(index.catalogues().apply(peer, 1, true, changes.size(), changes));
  }
}
