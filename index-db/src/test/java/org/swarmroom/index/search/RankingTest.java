package org.swarmroom.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.index.Given.ANN;
import static org.swarmroom.index.Given.BOB;
import static org.swarmroom.index.Given.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.query.Query;

class RankingTest {

  private static final HolderInfo ANN_IS_ONLINE =
      new HolderInfo() {
        @Override
        public String nick(String fingerprint) {
          return fingerprint.isEmpty() ? "me" : fingerprint.substring(0, 1);
        }

        @Override
        public boolean online(String fingerprint) {
          return fingerprint.equals(ANN);
        }
      };

  @TempDir Path folder;
  private NameIndex index;

  @BeforeEach
  void open() {
    index = new NameIndex(folder);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void list(String owner, int firstContent, String... paths) {
    List<NameChange> changes = new ArrayList<>();
    for (int i = 0; i < paths.length; i++) {
      changes.add(new NameChange(i, new NameEntry(paths[i], 10, content(firstContent + i))));
    }
    index.apply(owner, 1, true, changes);
  }

  private List<String> best(String query) throws Exception {
    return index.search(Query.parse(query), 10, ANN_IS_ONLINE).hits().stream()
        .map(Hit::name)
        .toList();
  }

  @Test
  void wordsInTheNameThenAtTheStartOfWordsThenInOrder() throws Exception {
    list(
        ANN,
        0,
        "quick silver/other.ogg",
        "a/unquick silverx.ogg",
        "a/silver and quick.ogg",
        "a/quick and silver.ogg",
        "quick/silver.ogg");

    assertThat(best("quick silver"))
        .containsExactly(
            "quick and silver.ogg",
            "silver and quick.ogg",
            "unquick silverx.ogg",
            "silver.ogg",
            "other.ogg");
  }

  @Test
  void withEqualNamesThoseOnlineComeFirstThenThoseWithMoreHolders() throws Exception {
    list(BOB, 1, "offline x.ogg", "online x.ogg");
    list("c".repeat(64), 1, "offline x.ogg");
    list(ANN, 2, "online x.ogg", "onlyann x.ogg");

    assertThat(best("x")).containsExactly("online x.ogg", "onlyann x.ogg", "offline x.ogg");
  }

  @Test
  void theLimitIsKeptAndMoreIsSaid() throws Exception {
    list(ANN, 1, "a x", "b x", "c x");

    assertThat(index.search(Query.parse("x"), 2, ANN_IS_ONLINE).hits()).hasSize(2);
    assertThat(index.search(Query.parse("x"), 2, ANN_IS_ONLINE).more()).isTrue();
    assertThat(index.search(Query.parse("x"), 3, ANN_IS_ONLINE).more()).isFalse();
  }

  @Test
  void byTakesTheWholeNickBeforeItsBeginning() throws Exception {
    list(ANN, 1, "one x");
    list(BOB, 2, "two x");

    assertThat(best("x by:a")).containsExactly("one x");
    assertThat(best("by:m x")).isEmpty();
    list(NameIndex.OWN, 3, "mine x");
    assertThat(best("by:me x")).containsExactly("mine x");
    assertThat(best("by:m x")).containsExactly("mine x");
  }
}
