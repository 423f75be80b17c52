package org.swarmroom.sharing.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForcingTest {

  private static final List<Path> FILES =
      IntStream.range(0, 100).mapToObj(i -> Path.of("f" + i)).toList();

  private final ConcurrentLinkedQueue<Path> forced = new ConcurrentLinkedQueue<>();

  @Test
  void eachFileIsForcedOnceAndSeveralAtATime() throws Exception {
    var pool = Executors.newFixedThreadPool(3);
    try {
      var together = new CountDownLatch(3);
      Forcing.all(
          FILES,
          file -> {
            forced.add(file);
            together.countDown();
            awaitQuietly(together); // goes on only when three are at it
          },
          pool);
      assertThat(forced).containsExactlyInAnyOrderElementsOf(FILES);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aBusyPoolHoldsNothingUp() throws Exception {
    Forcing.all(FILES, forced::add, neverRun -> {});

    assertThat(forced).containsExactlyElementsOf(FILES);
  }

  @Test
  void aClosedPoolHoldsNothingUp() throws Exception {
    Forcing.all(
        FILES,
        forced::add,
        refused -> {
          throw new RejectedExecutionException();
        });

    assertThat(forced).containsExactlyElementsOf(FILES);
  }

  @Test
  void theFirstFailureEndsIt() {
    var full = new IOException("No space left on device");

    assertThatThrownBy(
            () ->
                Forcing.all(
                    FILES,
                    file -> {
                      forced.add(file);
                      if (file.equals(FILES.get(2))) {
                        throw full;
                      }
                    },
                    Runnable::run))
        .isSameAs(full);
    assertThat(forced).containsExactlyElementsOf(FILES.subList(0, 3));
  }

  @Test
  void aMistakeInAHelperIsAFailureToo() {
    assertThatThrownBy(
            () ->
                Forcing.all(
                    FILES,
                    file -> {
                      throw new IllegalStateException("broken");
                    },
                    Runnable::run))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("broken");
  }

  /** The others would wait for it for ever. */
  @Test
  void aMachineOutOfMemoryIsAFailureToo() {
    assertThatThrownBy(
            () ->
                Forcing.all(
                    FILES,
                    file -> {
                      throw new OutOfMemoryError("broken");
                    },
                    Runnable::run))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("broken");
  }

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("one at a time");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
