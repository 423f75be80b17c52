package org.swarmroom.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.ui.fake.FakeNode;

class NodeEventsTest {

  private final FakeNode node = new FakeNode();
  private final List<Runnable> scheduled = new ArrayList<>();
  private final Queue<Runnable> next = new ArrayDeque<>();
  private final NodeEvents events = new NodeEvents(node, scheduled::add, next::add);
  private final List<List<NodeEvent>> batches = new ArrayList<>();

  @Test
  void manyEventsAreOneTaskAndOneBatchInOrder() {
    events.listen(batch -> batches.add(List.copyOf(batch)));
    for (int i = 0; i < NodeEvents.MOST_AT_ONCE; i++) {
      node.emit(new NodeEvent.Warning(i, "w" + i));
    }
    node.settle();

    assertThat(scheduled).hasSize(1);
    scheduled.get(0).run();

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0))
        .hasSize(NodeEvents.MOST_AT_ONCE)
        .extracting(NodeEvent::at)
        .isSorted();
    assertThat(next).isEmpty();
    node.close();
  }

  @Test
  void fiftyThousandLinesAreManyTasksWithOthersBetweenThemAndKeepTheirOrder() {
    List<String> order = new ArrayList<>();
    events.listen(
        batch -> {
          batches.add(List.copyOf(batch));
          order.add("lines");
          next.add(() -> order.add("paint"));
        });
    for (int i = 0; i < 50_000; i++) {
      node.emit(new NodeEvent.Line(i, line(i), true));
    }
    node.settle();

    scheduled.forEach(Runnable::run);
    for (var task = next.poll(); task != null; task = next.poll()) {
      task.run();
    }

    assertThat(scheduled).as("the pause is kept once").hasSize(1);
    assertThat(batches).allMatch(batch -> batch.size() <= NodeEvents.MOST_AT_ONCE);
    assertThat(batches.stream().flatMap(List::stream).map(NodeEvent::at))
        .containsExactlyElementsOf(LongStream.range(0, 50_000).boxed().toList());
    assertThat(order).startsWith("lines", "paint", "lines", "paint");
    node.close();
  }

  @Test
  void aListenerThatFailsLosesItsSliceAndNotTheRest() {
    events.listen(
        batch -> {
          batches.add(List.copyOf(batch));
          throw new IllegalStateException("a bug");
        });
    for (int i = 0; i < NodeEvents.MOST_AT_ONCE + 1; i++) {
      node.emit(new NodeEvent.Warning(i, "w" + i));
    }
    node.settle();

    assertThatThrownBy(() -> scheduled.get(0).run()).hasMessage("a bug");
    assertThatThrownBy(() -> next.remove().run()).hasMessage("a bug");

    assertThat(batches).extracting(List::size).containsExactly(NodeEvents.MOST_AT_ONCE, 1);
    node.close();
  }

  private static ChatLine line(int i) {
    return new ChatLine("l" + i, i, "attic", "bob", "#attic", "message", "line " + i);
  }

  @Test
  void nothingIsHeardAfterClosing() {
    events.listen(batch -> batches.add(List.copyOf(batch)));
    events.close();
    node.emit(new NodeEvent.Warning(1, "late"));
    node.settle();

    scheduled.forEach(Runnable::run);

    assertThat(batches).isEmpty();
    node.close();
  }
}
