package org.swarmroom.index.query;

import org.junit.jupiter.api.Test;
import org.swarmroom.testdata.FuzzTarget;

class QueryFuzzTest {

  private final FuzzTarget query =
      new FuzzTarget("query", QueryFuzz::fuzzerTestOneInput, QueryFuzz::seeds);

  @Test
  void whatAFuzzerOnceFoundStaysMended() {
    query.replay();
  }

  @Test
  void randomChangesBreakNothing() {
    query.mutate(500, 2026);
  }
}
