package org.swarmroom.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.index.Given;
import org.swarmroom.index.query.Query;
import org.swarmroom.testdata.RealisticPaths;

/** Random corpora, changes and queries: the index finds what the oracle finds, and nothing else. */
class SearchOracleTest {

  private static final int QUERIES = 200;

  private static final HolderInfo NICK_IS_OWNER =
      new HolderInfo() {
        @Override
        public String nick(String fingerprint) {
          return fingerprint;
        }

        @Override
        public boolean online(String fingerprint) {
          return fingerprint.hashCode() % 2 == 0;
        }
      };

  @TempDir Path folder;

  private final Map<String, Map<Long, NameEntry>> owners = new HashMap<>();

  private final NameSource source =
      new NameSource() {
        @Override
        public Map<String, Long> stamps() {
          return new HashMap<>(stamps);
        }

        @Override
        public Names read(String owner) {
          List<NameChange> names = new ArrayList<>();
          owners.get(owner).forEach((key, entry) -> names.add(new NameChange(key, entry)));
          return new Names(stamps.get(owner), names);
        }
      };
  private final Map<String, Long> stamps = new HashMap<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void findsWhatTheOracleFinds(int seed) throws Exception {
    Random random = new Random(seed);
    List<String> paths = new RealisticPaths(seed).take(2_400);
    NameIndex index = new NameIndex(folder);
    index.load(source);
    try {
      for (int round = 0; round < 30; round++) {
        change(index, random, paths);
      }
      compare(index, random, paths);
      // again from the files, with one owner's file too old
      index.close();
      stamps.merge("ann", 1L, Long::sum);
      index = new NameIndex(folder);
      index.load(source);
      compare(index, random, paths);
    } finally {
      index.close();
    }
  }

  private void change(NameIndex index, Random random, List<String> paths) {
    String owner = List.of("", "ann", "bob", "cem").get(random.nextInt(4));
    boolean startsOver = !owners.containsKey(owner) || random.nextInt(12) == 0;
    Map<Long, NameEntry> names = startsOver ? new TreeMap<>() : owners.get(owner);
    owners.put(owner, names);
    List<NameChange> changes = new ArrayList<>();
    for (int i = random.nextInt(300); i > 0; i--) {
      long key = random.nextInt(1_200);
      if (random.nextInt(4) == 0) {
        changes.add(new NameChange(key, null));
        names.remove(key);
      } else {
        int path = random.nextInt(paths.size());
        long size = 1L << random.nextInt(40);
        NameEntry entry = new NameEntry(paths.get(path), size, Given.content(path * 41L + size));
        changes.add(new NameChange(key, entry));
        names.put(key, entry);
      }
    }
    long stamp = stamps.merge(owner, 1L, Long::sum);
    index.apply(owner, stamp, startsOver, changes);
  }

  private void compare(NameIndex index, Random random, List<String> paths) throws Exception {
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      String text = query(random, paths);
      Query query = Query.parse(text);
      SearchResult result = index.search(query, 100_000, NICK_IS_OWNER);
      Set<?> contents =
          result.hits().stream()
              .map(hit -> hit.content().orElseThrow())
              .collect(Collectors.toSet());
      assertThat(contents).as(text).isEqualTo(Oracle.search(query, owners));
      assertThat(result.hits()).as(text).hasSameSizeAs(contents);
      assertThat(result.more()).as(text).isFalse();
      found += contents.size();
      checkHolders(result, text);
    }
    assertThat(found).isGreaterThan(QUERIES);
  }

  private void checkHolders(SearchResult result, String text) {
    for (Hit hit : result.hits().subList(0, Math.min(3, result.hits().size()))) {
      Set<String> holders =
          owners.keySet().stream()
              .filter(
                  owner ->
                      owners.get(owner).values().stream()
                          .anyMatch(entry -> hit.content().orElseThrow().equals(entry.content())))
              .collect(Collectors.toSet());
      assertThat(hit.own()).as(text).isEqualTo(holders.remove(""));
      assertThat(hit.holders())
          .as(text)
          .extracting(Holder::fingerprint)
          .containsExactlyInAnyOrderElementsOf(holders);
      assertThat(hit.holders())
          .as(text)
          .isSortedAccordingTo((a, b) -> Boolean.compare(b.online(), a.online()));
    }
  }

  /** Parts of words of the corpus, of all lengths, with filters now and then. */
  private static String query(Random random, List<String> paths) {
    StringBuilder query = new StringBuilder();
    for (int words = 1 + random.nextInt(3); words > 0; words--) {
      String path = paths.get(random.nextInt(paths.size()));
      int from = path.offsetByCodePoints(0, random.nextInt(path.codePointCount(0, path.length())));
      int length = 1 + random.nextInt(8);
      int to = Math.min(path.length(), from + length);
      String part = path.substring(from, to).replace('"', ' ').replace(':', ' ').strip();
      switch (random.nextInt(10)) {
        case 0 -> query.append(" \"").append(part).append("x\"");
        case 1 -> query.append(" \"").append(part.isEmpty() ? "e" : part).append('"');
        case 2 -> query.append(" e -").append(part.startsWith("-") || part.isEmpty() ? "z" : part);
        default -> query.append(' ').append(part.startsWith("-") || part.isEmpty() ? "a" : part);
      }
    }
    switch (random.nextInt(12)) {
      case 0 -> query.append(" type:audio,video");
      case 1 -> query.append(" size:>1M");
      case 2 -> query.append(" size:10K-1G");
      case 3 -> query.append(" by:ann");
      case 4 -> query.append(" type:image size:<1G");
      default -> {}
    }
    return query.toString();
  }
}
