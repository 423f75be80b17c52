package org.swarmroom.sharing.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.dht.Krpc.Ask;

class QueriesTest {

  private static final InetSocketAddress THERE = SimulatedNetwork.address(1);
  private static final InetSocketAddress ELSEWHERE = SimulatedNetwork.address(2);

  private final Random random = new Random(3);
  private final NodeId id = NodeId.random(random);
  private final List<byte[]> sent = new ArrayList<>();
  private final List<Runnable> timers = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Queries queries =
      new Queries(
          new Surroundings() {
            @Override
            public long now() {
              return 0;
            }

            @Override
            public Timer after(long millis, Runnable work) {
              timers.add(work);
              return () -> timers.remove(work);
            }

            @Override
            public void send(InetSocketAddress to, byte[] datagram) {
              sent.add(datagram);
            }

            @Override
            public RandomGenerator random() {
              return random;
            }
          });

  private final Queries.Outcome outcome =
      new Queries.Outcome() {
        @Override
        public void answered(Krpc.Answer answer) {
          heard.add("answered");
        }

        @Override
        public void slow() {
          heard.add("slow");
        }

        @Override
        public void failed() {
          heard.add("failed");
        }

        @Override
        public void refused() {
          heard.add("refused");
        }
      };

  private byte[] ask() {
    queries.ask(THERE, id, new Ask.Ping(), outcome);
    return KrpcReader.read(sent.get(sent.size() - 1)).orElseThrow().transaction();
  }

  @Test
  void anAnswerCountsOnceAndFromWhereItWasAskedOnly() {
    byte[] transaction = ask();
    assertThat(queries.awaits(THERE)).isTrue();

    queries.take(ELSEWHERE, Krpc.Answer.plain(transaction, id));
    queries.take(THERE, Krpc.Answer.plain(new byte[] {9, 9, 9, 9}, id));
    queries.take(THERE, Krpc.Answer.plain(new byte[0], id));
    assertThat(heard).isEmpty();

    queries.take(THERE, Krpc.Answer.plain(transaction, id));
    queries.take(THERE, Krpc.Answer.plain(transaction, id));
    assertThat(heard).containsExactly("answered");
    assertThat(queries.awaits(THERE)).isFalse();
    assertThat(timers).isEmpty();
  }

  @Test
  void silenceIsSlowFirstAndThenAFailure() {
    ask();
    timers.remove(0).run();
    timers.remove(0).run();

    assertThat(heard).containsExactly("slow", "failed");
    assertThat(queries.size()).isZero();
  }

  @Test
  void anErrorIsARefusal() {
    queries.take(THERE, new Krpc.Failure(ask(), 203, "Bad Token"));

    assertThat(heard).containsExactly("refused");
  }

  @Test
  void noMoreThanFiveHundredAreOpen() {
    for (int i = 0; i < 2 * Queries.MOST; i++) {
      queries.ask(SimulatedNetwork.address(i), id, new Ask.Ping(), outcome);
    }
    assertThat(queries.size()).isEqualTo(Queries.MOST);
    assertThat(sent).hasSize(Queries.MOST);
    assertThat(heard).isEmpty();

    queries.stop();
    assertThat(queries.size()).isZero();
  }
}
