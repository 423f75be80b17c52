package org.swarmroom.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.ui.fake.FakeNode;

class NodeEventsTest {

  private final FakeNode node = new FakeNode();
  private final List<Runnable> scheduled = new ArrayList<>();
  private final NodeEvents events = new NodeEvents(node, scheduled::add);
  private final List<List<NodeEvent>> batches = new ArrayList<>();

  @Test
  void manyEventsAreOneTaskAndOneBatchInOrder() {
    events.listen(batch -> batches.add(List.copyOf(batch)));
    for (int i = 0; i < 1000; i++) {
      node.emit(new NodeEvent.Warning(i, "w" + i));
    }
    node.settle();

    assertThat(scheduled).hasSize(1);
    scheduled.get(0).run();

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0)).hasSize(1000).extracting(NodeEvent::at).isSorted();
    node.close();
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
