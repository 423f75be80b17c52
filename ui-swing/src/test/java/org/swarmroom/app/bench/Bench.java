package org.swarmroom.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.Main;
import org.swarmroom.app.interop.TestNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs one bench and prints its table; what each run gave goes to standard error.
 *
 * <p>{@code java -cp ui-swing/target/swarmroom.jar:ui-swing/target/test-classes
 * org.swarmroom.app.bench.Bench v1}
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the packaged program beside stock clients.",
    sortOptions = false)
final class Bench implements Callable<Integer> {

  @Parameters(paramLabel = "BENCH", description = "one of ${COMPLETION-CANDIDATES}")
  private Row row = Row.V1;

  @Option(names = "--size", paramLabel = "MIB", description = "of the payload")
  private @Nullable Integer size;

  @Option(names = "--files", description = "of the folder, or shared ones (default: by the bench)")
  private @Nullable Integer files;

  @Option(names = "--runs", description = "turns of each contender (default: ${DEFAULT-VALUE})")
  private int runs = 3;

  @Option(names = "--leeches", description = "that begin at once")
  private @Nullable Integer leeches;

  @Option(names = "--cold", description = "fresh processes; else they have moved a file before")
  private boolean cold;

  @Option(names = "--only", split = ",", description = "of ${COMPLETION-CANDIDATES}")
  private List<Contender> only = List.of(Contender.values());

  @Option(
      names = "--seed-at",
      paramLabel = "NAMESPACE:ADDRESS",
      description = "network namespace of the seed and its address there (default: loopback)")
  private @Nullable String seedAt;

  @Option(names = "--leech-at", paramLabel = "NAMESPACE:ADDRESS", description = "as --seed-at")
  private @Nullable String leechAt;

  public static void main(String[] args) throws Exception {
    var jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    System.setProperty("swarmroom.jar", jar.toString());
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var work = Files.createTempDirectory("swarmroom-bench");
    try {
      System.out.println(row.run(this, work));
    } finally {
      Folders.delete(work);
    }
    return 0;
  }

  int runs() {
    return runs;
  }

  long bytes(int usualMib) {
    return (size == null ? usualMib : size) * (1L << 20);
  }

  int files(int usual) {
    return files == null ? usual : files;
  }

  int leeches(int usual) {
    return leeches == null ? usual : leeches;
  }

  boolean cold() {
    return cold;
  }

  List<Contender> only() {
    return only;
  }

  Optional<TestNetwork> seedAt() {
    return Optional.ofNullable(seedAt).map(Bench::network);
  }

  Optional<TestNetwork> leechAt() {
    return Optional.ofNullable(leechAt).map(Bench::network);
  }

  private static TestNetwork network(String text) {
    int colon = text.indexOf(':');
    return TestNetwork.named(text.substring(0, colon), text.substring(colon + 1));
  }
}
