package org.swarmroom.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A parser of bytes from outside, with what must hold whatever it is fed. A fuzzer calls the same
 * check without this class.
 *
 * @param name folder of its kept cases below {@code fuzz/} among the resources
 * @param check throws if something does not hold
 * @param seeds good and hostile input to start from
 */
public record FuzzTarget(String name, Consumer<byte[]> check, Supplier<List<byte[]>> seeds) {

  /** Checks the seeds and what a fuzzer once found. */
  public void replay() {
    seeds.get().forEach(this::check);
    FuzzCases.of(name).forEach(this::check);
  }

  /** Checks {@code count} random changes of seeds and cases: the same ones for the same seed. */
  public void mutate(int count, long seed) {
    var from = new ArrayList<>(seeds.get());
    from.addAll(FuzzCases.of(name));
    from.removeIf(bytes -> bytes.length > Mutation.LONGEST);
    var mutation = new Mutation(new Random(seed), from);
    for (int i = 0; i < count; i++) {
      check(mutation.next());
    }
  }

  private void check(byte[] input) {
    try {
      check.accept(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name + " fails for " + FuzzCases.text(input), e);
    }
  }

  /** Writes each seed and case to a file, for a fuzzer to start from. */
  public void writeCorpus(Path folder) {
    var all = new ArrayList<>(seeds.get());
    all.addAll(FuzzCases.of(name));
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < all.size(); i++) {
        Files.write(folder.resolve("seed-" + i), all.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
