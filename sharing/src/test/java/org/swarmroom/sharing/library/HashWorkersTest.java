package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Index;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.ShareRoot;

@Timeout(60)
class HashWorkersTest {

  private static final int THREADS = 3;

  @TempDir Path temp;

  private final Heard heard = new Heard();
  private final Set<Thread> seen = ConcurrentHashMap.newKeySet();
  private final CountDownLatch oneAtWork = new CountDownLatch(1);
  private final CountDownLatch allAtWork = new CountDownLatch(THREADS);
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private Index index;
  private ShareRoot root;
  private HashWorkers workers;

  @BeforeEach
  void open() throws IOException {
    index = Index.open(temp.resolve("profile"));
    root = index.files().addRoot(Files.createDirectories(temp.resolve("shared")), false).join();
    workers = new HashWorkers(index.files(), this::hash, heard, timer, THREADS, 20, 1);
    workers.start();
  }

  @AfterEach
  void close() {
    workers.close();
    timer.shutdownNow();
    index.close();
  }

  private HashOutcome hash(
      Path file, long size, long modifiedAt, PauseGate gate, LongConsumer bytesRead)
      throws InterruptedException {
    if (seen.add(Thread.currentThread())) {
      allAtWork.countDown();
      oneAtWork.countDown();
    }
    allAtWork.await(30, TimeUnit.SECONDS);
    return new FileHasher().hash(file, size, modifiedAt, gate, bytesRead);
  }

  private void share(String... names) throws IOException {
    add(names);
    int before = heard.doneCount();
    workers.scanEnded(true);
    heard.awaitDone(before);
  }

  private void add(String... names) throws IOException {
    for (String name : names) {
      Path file = Files.writeString(root.path().resolve(name), name);
      var seenFile =
          new FileChange.Seen(name, Files.size(file), Files.getLastModifiedTime(file).toMillis());
      index.files().apply(root.id(), List.of(seenFile)).join();
    }
  }

  /** The first hashes on until the others are at work: they don't wait for its end. */
  @Test
  void whatIsAddedWhileALongFileIsHashedIsHashedBesideIt() throws Exception {
    add("long");
    workers.scanEnded(false);
    assertThat(oneAtWork.await(30, TimeUnit.SECONDS)).isTrue();
    share("b", "c");

    assertThat(allAtWork.getCount()).isZero();
    assertThat(index.files().totals().hashedFiles()).isEqualTo(3);
  }

  @Test
  void allThreadsWorkAndEndWhenThereIsNothingLeftAndComeBack() throws Exception {
    share("a", "b", "c", "d");

    assertThat(allAtWork.getCount()).isZero();
    assertThat(seen).hasSize(THREADS);
    for (Thread thread : seen) {
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
    }
    share("e");
    assertThat(index.files().totals().hashedFiles()).isEqualTo(5);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadThatIsLoweredIsNicerThanTheRest() throws Exception {
    int[] niceness = new int[2];
    var thread =
        new Thread(
            () -> {
              niceness[0] = niceness();
              LowShare.lower();
              niceness[1] = niceness();
            });
    thread.start();
    thread.join();

    assertThat(niceness[1]).isGreaterThan(niceness[0]).isGreaterThanOrEqualTo(10);
    assertThat(niceness()).isEqualTo(niceness[0]);
  }

  /** Field 19 of proc_pid_stat(5), counted from behind the name. */
  private static int niceness() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
