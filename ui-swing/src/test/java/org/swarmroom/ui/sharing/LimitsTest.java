package org.swarmroom.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.ui.fake.Bench;

class LimitsTest {

  private final Bench bench = new Bench();
  private final Limits limits = new Limits(bench.node, bench.answers, bench);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void fieldsBecomeLimitsAndAreConfirmed() {
    limits.set("1.5M", "500K", "8");
    bench.settle();

    assertThat(bench.node.asked())
        .containsExactly("set limits LimitsRow[up=512000, down=1572864, slots=8]");
    assertThat(bench.lastInfo()).isEqualTo("Download: 1.50 MB/s; upload: 500 KB/s; 8 slots.");
  }

  @Test
  void emptyFieldsLiftThem() {
    limits.set("", " ", "");
    bench.settle();

    assertThat(bench.lastInfo())
        .isEqualTo("Download: no limit; upload: no limit; slots are automatic.");
  }

  @Test
  void whatCantBeReadChangesNothing() {
    limits.set("fast", "", "");
    limits.set("", "", "many");
    bench.settle();

    assertThat(bench.node.asked()).isEmpty();
    assertThat(bench.lastError()).contains("many");
  }
}
