package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.app.node.NodeEvent;

@Timeout(20)
class NodeEventsTest {

  private final NodeEvents events = new NodeEvents();
  private final List<NodeEvent> heard = new CopyOnWriteArrayList<>();

  @Test
  void warningsOfTheStartComeAfterReadyAndAreNotLost() throws Exception {
    events.warn("Port 1 is taken.");
    events.listen(heard::add);
    events.warn("Port 2 is taken.");
    assertThat(heard).isEmpty();

    var ready = new NodeEvent.Ready(1, 2, "f", "ann", "", "");
    events.ready(ready);
    events.warn("Port 3 is taken.");
    events.close();

    assertThat(heard).hasSize(4).first().isEqualTo(ready);
    assertThat(heard.get(3))
        .isInstanceOfSatisfying(
            NodeEvent.Warning.class, last -> assertThat(last.sentence()).contains("3"));
  }

  @Test
  void aListenerThatComesLateHearsTheStartToo() throws Exception {
    events.ready(new NodeEvent.Ready(1, 2, "f", "ann", "", ""));
    events.warn("Port 1 is taken.");

    events.listen(heard::add);
    events.close();

    assertThat(heard).hasSize(2);
  }

  @Test
  void whatIsHeldIsBounded() throws Exception {
    IntStream.range(0, 5 * NodeEvents.MOST_HELD)
        .forEach(i -> events.send(new NodeEvent.ShareDone(i, 1, 1)));
    events.ready(new NodeEvent.Ready(1, 2, "f", "ann", "", ""));
    events.listen(heard::add);
    events.close();

    assertThat(heard).hasSize(NodeEvents.MOST_HELD + 1);
  }

  @Test
  void aListenerThatFailsDoesNotStopTheOthers() throws Exception {
    events.listen(
        event -> {
          throw new IllegalStateException("a bug");
        });
    events.listen(heard::add);
    events.ready(new NodeEvent.Ready(1, 2, "f", "ann", "", ""));
    events.close();

    assertThat(heard).hasSize(1);
  }
}
