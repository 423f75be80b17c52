package org.swarmroom.sharing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.swarmroom.sharing.session.Pace;
import org.swarmroom.sharing.transfer.TransferLimits;
import org.swarmroom.sharing.transfer.TransferStatus;
import org.swarmroom.sharing.transfer.Transfers;
import org.swarmroom.sharing.transfer.WaitReason;

/** Limits of whole engines: bytes that come over the line in ten seconds of virtual time. */
@ExtendWith(TheDeadKeepBuffers.class)
class PaceTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int SEED = 0;
  private static final int LEECH = 1;
  private static final long RATE = 1 << 20;

  private Swarm swarm;

  /** Without a limit all would be there after three seconds. */
  @BeforeEach
  void begin() throws IOException {
    var content = Content.of(Content.Kind.V1, 32 << 20, 256 << 10, new SplittableRandom(1));
    var line = Line.of(20_000, 20_000, 5);
    var members =
        List.of(
            new Plan.Member(line, true, Optional.empty(), 0, 0, 60),
            new Plan.Member(line, false, Optional.empty(), SECOND / 10, 0, 60));
    swarm = new Swarm(new Plan(1, content, members, List.of(), 0), new EventLog(Optional.empty()));
  }

  @AfterEach
  void end() throws IOException {
    swarm.close();
  }

  private void at(double seconds, int node, Consumer<Transfers> what) {
    swarm.at((long) (seconds * SECOND), node, n -> what.accept(n.engine().orElseThrow()));
  }

  private static String only(Transfers of) {
    return of.list().get(0).id();
  }

  private static void pace(Transfers of, long up, long down) {
    of.setPace(only(of), was -> new Pace(up, down, was.sequential()));
  }

  /** Bytes that the leech gets between two moments. */
  private AtomicLong received(long from, long to) {
    var bytes = new AtomicLong();
    swarm.at(from * SECOND, LEECH, node -> bytes.addAndGet(-node.host.received()));
    swarm.at(to * SECOND, LEECH, node -> bytes.addAndGet(node.host.received()));
    return bytes;
  }

  private static void isTenSecondsOf(long rate, AtomicLong bytes) {
    assertThat(bytes.doubleValue()).isBetween(rate * 9.5, rate * 10.5);
  }

  private void finishes() throws IOException {
    assertThat(swarm.run(5).wrong()).isEmpty();
  }

  @Test
  void theNodesDownloadLimitIsKeptToFivePercent() throws IOException {
    at(0.2, LEECH, t -> t.setLimits(new TransferLimits(0, RATE, 0)));
    var bytes = received(2, 12);

    finishes();
    isTenSecondsOf(RATE, bytes);
  }

  @Test
  void theNodesUploadLimitIsKeptToFivePercent() throws IOException {
    at(0.05, SEED, t -> t.setLimits(new TransferLimits(RATE, 0, 0)));
    var bytes = received(2, 12);

    finishes();
    isTenSecondsOf(RATE, bytes);
  }

  @Test
  void aTransfersDownloadLimitIsKeptToFivePercentAndSaid() throws IOException {
    at(0.2, LEECH, t -> pace(t, 0, RATE));
    var bytes = received(2, 12);
    var said = new java.util.ArrayList<TransferStatus>();
    at(7, LEECH, t -> said.addAll(t.list()));

    finishes();
    isTenSecondsOf(RATE, bytes);
    assertThat(said.get(0).standstill().orElseThrow().reason()).isEqualTo(WaitReason.LIMITED);
    assertThat(said.get(0).reason()).contains("the limit that you gave this transfer");
    assertThat(said.get(0).rateDown()).isPositive();
    assertThat(said.get(0).pace().down()).isEqualTo(RATE);
  }

  @Test
  void aTransfersUploadLimitIsKeptToFivePercent() throws IOException {
    at(0.05, SEED, t -> pace(t, RATE, 0));
    var bytes = received(2, 12);

    finishes();
    isTenSecondsOf(RATE, bytes);
  }

  @Test
  void theSmallerOfBothLimitsHolds() throws IOException {
    at(0.2, LEECH, t -> t.setLimits(new TransferLimits(0, RATE / 2, 0)));
    at(0.2, LEECH, t -> pace(t, 0, RATE));
    var bytes = received(2, 12);

    finishes();
    isTenSecondsOf(RATE / 2, bytes);
  }

  @Test
  void aLimitThatIsTakenAwayHoldsNothingBackAnyMore() throws IOException {
    at(0.2, LEECH, t -> pace(t, 0, RATE / 16));
    at(5, LEECH, t -> pace(t, 0, 0));

    finishes();
    assertThat(swarm.finishedAt(LEECH)).isLessThan(9 * SECOND);
  }
}
