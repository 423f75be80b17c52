package org.swarmroom.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * One transfer by one contender, in fresh processes: a seed, and leeches that begin at once. Each
 * leech is told of the seed and of the leeches before it.
 */
final class Race implements AutoCloseable {

  private static final double GIB = 1 << 30;

  private final Contender contender;
  private final Course course;
  private final Path work;
  private final List<End> ends = new ArrayList<>();

  private Race(Contender contender, Course course, Path work) {
    this.contender = contender;
    this.course = course;
    this.work = work;
  }

  /**
   * @param work removed afterwards
   */
  static Outcome run(Contender contender, Course course, Path work)
      throws IOException, InterruptedException, ExecutionException {
    try (var race = new Race(contender, course, work)) {
      return race.run();
    } finally {
      Folders.delete(work);
    }
  }

  private Outcome run() throws IOException, InterruptedException, ExecutionException {
    var seed = contender.start(course.seed(), folder("seed"), List.of());
    ends.add(seed);
    var contacts = new ArrayList<>(List.of(seed.contact()));
    var leeches = new ArrayList<Leech>();
    for (int i = 0; i < course.leeches().size(); i++) {
      var told = List.copyOf(contacts);
      var end = contender.start(course.leeches().get(i), folder("leech" + i), told);
      ends.add(end);
      leeches.add(new Leech(end, told, folder("got" + i)));
      contacts.add(end.contact());
    }
    if (contender.warms() && course.warm().isPresent()) {
      var warm = course.warm().get();
      seed.seed(warm);
      fetch(leeches, warm);
    }
    seed.seed(course.payload());
    return measure(seed, leeches);
  }

  private Outcome measure(End seed, List<Leech> leeches)
      throws IOException, InterruptedException, ExecutionException {
    var payload = course.payload();
    var seedBefore = seed.use();
    var before = leeches.stream().collect(Collectors.toMap(each -> each, each -> each.end.use()));
    var spans = fetch(leeches, payload);
    var seedAfter = seed.use();
    double cpu = 0;
    double mb = 0;
    long uploaded = Long.MAX_VALUE;
    for (var leech : leeches) {
      var use = leech.end.use();
      cpu += use.cpuSeconds() - before.get(leech).cpuSeconds();
      mb = Math.max(mb, use.peakMb());
      uploaded = Math.min(uploaded, leech.end.uploaded(before.get(leech), payload.size()));
      Folders.checkSame(payload.data(), leech.folder.resolve(payload.name()));
    }
    long from = Collections.min(spans.stream().map(End.Span::from).toList());
    long to = Collections.max(spans.stream().map(End.Span::to).toList());
    double seconds = (to - from) / 1e3;
    double gib = payload.size() * leeches.size() / GIB;
    return new Outcome(
        seconds,
        payload.size() * leeches.size() / 1e6 / seconds,
        (seedAfter.cpuSeconds() - seedBefore.cpuSeconds()) / gib,
        cpu / gib,
        seedAfter.peakMb(),
        mb,
        uploaded / 1e6);
  }

  private static List<End.Span> fetch(List<Leech> leeches, Payload payload)
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(leeches.size());
    try {
      var spans = new ArrayList<End.Span>();
      List<Callable<End.Span>> fetches = new ArrayList<>();
      leeches.forEach(each -> fetches.add(() -> each.fetch(payload)));
      for (var done : threads.invokeAll(fetches)) {
        spans.add(done.get());
      }
      return spans;
    } finally {
      threads.shutdownNow();
    }
  }

  private record Leech(End end, List<String> contacts, Path folder) {
    End.Span fetch(Payload payload) throws IOException {
      return end.fetch(payload, folder, contacts);
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(work.resolve(name));
  }

  @Override
  public void close() {
    ends.forEach(End::close);
  }
}
