package org.swarmroom.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Given;
import org.swarmroom.index.Index;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.lines.StoredLine;

@Timeout(120)
class KillTest {

  private static final int KILLS = 5;

  @TempDir Path profile;

  @Test
  void killedAtAnyMomentItLosesNothingAcknowledgedAndKeepsNoHalves() throws Exception {
    Random random = new Random(42);
    Set<String> acknowledged = new HashSet<>();
    int from = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = OtherProcess.start(profile, from);
      try (BufferedReader output = OtherProcess.output(process)) {
        int last = 20 + random.nextInt(200);
        String line = output.readLine();
        assertThat(line).isEqualTo("open");
        for (int i = 0; i < last && line != null; i++) {
          line = output.readLine();
          acknowledged.add(line);
        }
        process
            .toHandle()
            .destroyForcibly(); // unlike the process's own, leaves the output readable
        for (line = output.readLine(); line != null; line = output.readLine()) {
          if (line.matches("(lines|entry) \\d+")) {
            acknowledged.add(line);
          }
        }
      }
      process.waitFor();
      from = check(acknowledged);
    }
  }

  /** Looks at everything; gives the number to go on from. */
  private int check(Set<String> acknowledged) {
    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).isEmpty();
      Map<Long, List<StoredLine>> batches =
          index.lines().last("room", 100_000).stream()
              .collect(Collectors.groupingBy(StoredLine::at));
      assertThat(batches.values()).allMatch(batch -> batch.size() == OtherProcess.LINES);
      long sequence = index.catalogues().state(Given.ANN).orElseThrow().sequence();
      assertThat(index.catalogues().state(Given.ANN).orElseThrow().entries())
          .isEqualTo(sequence + 1);
      for (String done : acknowledged) {
        int number = Integer.parseInt(done.substring(6));
        if (done.startsWith("lines")) {
          assertThat(batches).containsKey((long) number);
        } else {
          assertThat(sequence).isGreaterThanOrEqualTo(number);
          assertThat(index.catalogues().holders(OtherProcess.content(number)))
              .containsExactly(Given.ANN);
        }
      }
      return (int) sequence + 1;
    }
  }

  @Test
  void aSecondProcessIsRefusedWithASentence() throws Exception {
    Process process = OtherProcess.start(profile, 0);
    try (BufferedReader output = OtherProcess.output(process)) {
      assertThat(output.readLine()).isEqualTo("open");

      assertThatThrownBy(() -> Index.open(profile))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("in use by another Swarmroom")
          .hasMessageContaining("--profile");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
