package org.swarmroom.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.fake.Bench;

class TransferPaceTest {

  private static final TransferRow ROW =
      new TransferRow("t", "a.mkv", 10, 5, "fetching", "", 1, 0, List.of(), Path.of("d"), 3);

  private final Bench bench = new Bench();
  private final TransferPace pace = new TransferPace(bench.node, bench.answers, bench);

  @AfterEach
  void close() {
    bench.close();
  }

  private void isThere() {
    bench.node.transfer(ROW);
    bench.settle();
  }

  @Test
  void fieldsBecomeLimitsOfTheTransfer() {
    isThere();

    pace.limit(ROW, "2M", "");
    bench.settle();

    assertThat(bench.node.asked())
        .contains("limit t up OptionalLong[0] down OptionalLong[2097152]");
    assertThat(bench.lastInfo()).isEqualTo("“a.mkv”: download: 2.00 MB/s; upload: no limit.");
  }

  @Test
  void whatCantBeReadChangesNothing() {
    pace.limit(ROW, "fast", "");
    bench.settle();

    assertThat(bench.node.asked()).isEmpty();
    assertThat(bench.lastError()).contains("fast");
  }

  @Test
  void theOrderIsChangedAndSaid() {
    isThere();

    pace.sequential(List.of(ROW), true);
    bench.settle();

    assertThat(bench.node.asked()).contains("sequential t true");
    assertThat(bench.lastInfo()).isEqualTo("“a.mkv” is fetched in order.");
  }
}
