package org.swarmroom.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.index.query.Query;
import org.swarmroom.testdata.RealisticPaths;

/**
 * Measures ingest, search, restart and forgetting with many peers. Not a test. Arguments: folder,
 * peers, files of each, entries in a step.
 */
final class ScaleBench {

  private ScaleBench() {}

  public static void main(String[] args) throws Exception {
    Path profile = Path.of(args[0]);
    int peers = Integer.parseInt(args[1]);
    int files = Integer.parseInt(args[2]);
    int step = Integer.parseInt(args[3]);
    List<String> sample = new ArrayList<>();
    long nanos = 0;
    Index index = Index.open(profile);
    for (int peer = 0; peer < peers; peer++) {
      List<List<CatalogueChange>> steps = steps(peer, files, step, sample);
      long start = System.nanoTime();
      Deque<CompletableFuture<CatalogueState>> running = new ArrayDeque<>();
      for (int i = 0; i < steps.size(); i++) {
        List<CatalogueChange> changes = steps.get(i);
        long to = changes.get(changes.size() - 1).sequence();
        running.add(index.catalogues().apply(name(peer), 1, i == 0, to, changes));
        if (running.size() > 4) {
          running.remove().join();
        }
      }
      running.forEach(CompletableFuture::join);
      nanos += System.nanoTime() - start;
    }
    long rows = (long) peers * files;
    System.out.printf(
        "ingest %,d rows: %,d rows/s durable and searchable%n",
        rows, rows * 1_000_000_000L / nanos);
    search(index, sample);
    long start = System.nanoTime();
    index.close();
    System.out.printf("close %d ms%n", millis(start));
    sizes(profile);
    start = System.nanoTime();
    index = Index.open(profile);
    System.out.printf("open %d ms, ", millis(start));
    index.search().search(Query.parse("zzzz"), 10, Given.EVERYONE);
    System.out.printf("first answer %d ms%n", millis(start));
    search(index, sample);
    change(index, files);
    start = System.nanoTime();
    index.catalogues().forget(name(0)).join();
    System.out.printf("forget a peer of %,d: %d ms%n", files, millis(start));
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf("heap in use %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    index.close();
  }

  private static void change(Index index, int files) {
    List<CatalogueChange> changes = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < Math.min(files, 10_000); i++) {
      int key = random.nextInt(files);
      changes.add(Given.listed(key + 1, "changed/name " + i + ".mp3", 5));
    }
    long start = System.nanoTime();
    index.catalogues().apply(name(1), 1, false, files + 1, changes).join();
    System.out.printf("10,000 changes in one peer: %d ms durable and searchable%n", millis(start));
  }

  private static String name(int peer) {
    return "%064x".formatted(peer + 1);
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static List<List<CatalogueChange>> steps(
      int peer, int files, int step, List<String> sample) {
    RealisticPaths paths = new RealisticPaths(peer);
    List<List<CatalogueChange>> steps = new ArrayList<>();
    List<CatalogueChange> changes = new ArrayList<>();
    int number = 0;
    for (String path : paths.take(files)) {
      number++;
      long content = number % 10 == 0 ? number : peer * 10_000_000L + number;
      changes.add(
          new CatalogueChange(
              number,
              number,
              new CatalogueEntry(
                  Given.content(content), path, paths.size(), 1_700_000_000_000L + number)));
      if (number % 97 == 0) {
        sample.add(path);
      }
      if (changes.size() == step || number == files) {
        steps.add(changes);
        changes = new ArrayList<>();
      }
    }
    return steps;
  }

  private static void sizes(Path profile) throws Exception {
    long search = 0;
    try (Stream<Path> files = Files.list(profile.resolve("search"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        search += Files.size(file);
      }
    }
    System.out.printf(
        "database %d MB, segments %d MB%n",
        Files.size(profile.resolve("index.mv.db")) >> 20, search >> 20);
  }

  private static void search(Index index, List<String> sample) throws Exception {
    Random random = new Random(1);
    for (String kind :
        List.of("word", "and2", "and3", "middle", "p1", "p2", "p3", "none", "cjk2", "filter")) {
      for (int i = 0; i < 20; i++) {
        index.search().search(Query.parse(query(kind, sample, random)), 100, Given.EVERYONE);
      }
      long[] times = new long[100];
      long hits = 0;
      for (int i = 0; i < times.length; i++) {
        Query query = Query.parse(query(kind, sample, random));
        long start = System.nanoTime();
        hits += index.search().search(query, 100, Given.EVERYONE).hits().size();
        times[i] = System.nanoTime() - start;
      }
      Arrays.sort(times);
      System.out.printf(
          "%-7s p50 %7.2f ms  p99 %7.2f ms  hits %d%n",
          kind, times[50] / 1e6, times[98] / 1e6, hits / times.length);
    }
  }

  private static String query(String kind, List<String> sample, Random random) {
    String path = sample.get(random.nextInt(sample.size()));
    String[] words = path.split("[ /._()-]+");
    String word = words[random.nextInt(words.length)];
    String other = words[random.nextInt(words.length)];
    return switch (kind) {
      case "and2" -> word + " " + other;
      case "and3" -> word + " " + other + " " + words[random.nextInt(words.length)];
      case "middle" -> word.length() > 5 ? word.substring(1, 5) : "idd";
      case "p1" -> String.valueOf((char) ('a' + random.nextInt(26)));
      case "p2" -> "" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
      case "p3" -> word.length() > 3 ? word.substring(0, 3) : "pro";
      case "none" -> "qx" + random.nextInt(1_000_000) + "zj";
      case "cjk2" -> List.of("音楽", "東京", "写真", "电影", "日本").get(random.nextInt(5));
      case "filter" -> word + " type:video size:>1M";
      default -> word;
    };
  }
}
