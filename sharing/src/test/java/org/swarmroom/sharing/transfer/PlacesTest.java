package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.disk.Volume;

class PlacesTest {

  private final DiskPools pools = new DiskPools();
  private final ControlThread thread = new ControlThread(Machine.real().control().get());
  private final Places places = new Places(pools, Volume.DEFAULT, thread);
  private final CompletableFuture<Boolean> first = new CompletableFuture<>();
  private final List<String> begun = new ArrayList<>();

  @AfterEach
  void end() {
    thread.close();
    pools.close();
  }

  private CompletableFuture<Boolean> begins(String what, CompletableFuture<Boolean> ends) {
    begun.add(what);
    return ends;
  }

  @Test
  void ofOneTransferNothingBeginsBeforeWhatWasAskedForFirstIsOver() {
    places.then("a", () -> begins("first", first));
    places.then("a", () -> begins("second", CompletableFuture.completedFuture(true)));
    places.then("b", () -> begins("other", CompletableFuture.completedFuture(true)));
    assertThat(begun).containsExactly("first", "other");
    assertThat(places.over()).isNotDone();

    first.completeExceptionally(new IllegalStateException("the disk broke"));

    assertThat(begun).containsExactly("first", "other", "second");
    assertThat(places.over()).isDone();
  }
}
