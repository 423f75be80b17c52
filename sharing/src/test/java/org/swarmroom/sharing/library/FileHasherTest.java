package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

@Timeout(60)
class FileHasherTest {

  private static final int SIZE = 5_000_000;

  @TempDir Path temp;

  private final PauseGate gate = new PauseGate();

  @Test
  void theRootFollowsFromThePieceLayerAndTheInfohashFromTheRoot() throws Exception {
    Path file = random("a.bin", SIZE);

    var hashed = (HashOutcome.Hashed) hash(file, bytes -> {});

    assertThat(hashed.content())
        .isEqualTo(MerkleTree.rootOfLayer(hashed.pieceLayer(), PieceLength.of(SIZE)));
    assertThat(hashed.infohash())
        .isEqualTo(MetainfoBuilder.canonicalHash(hashed.content(), SIZE).truncated().bytes());
  }

  @Test
  void anEmptyFileHasAnIdToo() throws Exception {
    Path file = random("empty", 0);

    assertThat(hash(file, bytes -> {}))
        .isInstanceOfSatisfying(
            HashOutcome.Hashed.class,
            hashed -> assertThat(hashed.content()).isEqualTo(MerkleTree.EMPTY));
  }

  @Test
  void aFileThatShrinksWhileItIsReadHasNoHash() throws Exception {
    Path file = random("shrinks", SIZE);

    HashOutcome outcome = hash(file, bytes -> truncate(file, 1_200_000));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            HashOutcome.Changed.class, changed -> assertThat(changed.size()).isEqualTo(1_200_000));
  }

  @Test
  void aFileThatIsWrittenToWhileItIsReadHasNoHash() throws Exception {
    Path file = random("written", SIZE);

    HashOutcome outcome =
        hash(
            file,
            bytes -> {
              if (bytes == SIZE) {
                touch(file, 12_345);
              }
            });

    assertThat(outcome).isEqualTo(new HashOutcome.Changed(SIZE, 12_345));
  }

  @Test
  void aFileThatIsNotAsKnownIsNotRead() throws Exception {
    Path file = random("other", 100);

    HashOutcome outcome = new FileHasher().hash(file, 99, modified(file), gate, bytes -> {});

    assertThat(outcome).isEqualTo(new HashOutcome.Changed(100, modified(file)));
  }

  @Test
  void aFileThatWentIsGone() throws Exception {
    assertThat(new FileHasher().hash(temp.resolve("nothing"), 1, 1, gate, bytes -> {}))
        .isEqualTo(new HashOutcome.Gone());
  }

  @Test
  void aPausedFileGoesOnWhereItWas() throws Exception {
    Path file = random("big", SIZE);
    var read = new AtomicLong();
    var reached = new CountDownLatch(1);

    CompletableFuture<HashOutcome> outcome =
        CompletableFuture.supplyAsync(
            () ->
                hash(
                    file,
                    bytes -> {
                      read.set(bytes);
                      if (bytes < SIZE && reached.getCount() > 0) {
                        gate.pause();
                        reached.countDown();
                      }
                    }));
    assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    long whenPaused = read.get();

    assertThat(outcome).isNotDone();
    gate.resume();
    assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(HashOutcome.Hashed.class);
    assertThat(whenPaused).isBetween(1L, SIZE - 1L);
  }

  @Test
  void closingLeavesAPausedFile() throws Exception {
    Path file = random("big", SIZE);
    var reached = new CountDownLatch(1);
    CompletableFuture<HashOutcome> outcome =
        CompletableFuture.supplyAsync(
            () ->
                hash(
                    file,
                    bytes -> {
                      gate.pause();
                      reached.countDown();
                    }));
    assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();

    gate.close();

    assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new HashOutcome.Left());
  }

  private HashOutcome hash(Path file, java.util.function.LongConsumer bytesRead) {
    try {
      return new FileHasher().hash(file, Files.size(file), modified(file), gate, bytesRead);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path random(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(42).nextBytes(bytes);
    return Files.write(temp.resolve(name), bytes);
  }

  private static long modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }

  private static void truncate(Path file, long size) {
    try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void touch(Path file, long at) {
    try {
      Files.setLastModifiedTime(file, FileTime.fromMillis(at));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
