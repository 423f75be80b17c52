package org.swarmroom.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.room.RoomStateStore;

class StateKeeperTest {

  private final List<String> warnings = new ArrayList<>();
  private boolean full = true;

  @Test
  void aDiskThatIsFullIsToldOnceUntilItWorksAgain() {
    var keeper = new StateKeeper(new Store(), new Events());

    keeper.accept("modes", "+nt");
    keeper.accept("key", "word");
    assertThat(warnings).hasSize(1);
    full = false;
    keeper.accept("key", "word");
    full = true;
    keeper.accept("key", "other");

    assertThat(warnings).hasSize(2);
  }

  private final class Store implements RoomStateStore {
    @Override
    public CompletableFuture<Map<String, String>> load() {
      return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public CompletableFuture<Void> save(String name, String value) {
      return full
          ? CompletableFuture.failedFuture(new IllegalStateException("disk full"))
          : CompletableFuture.completedFuture(null);
    }
  }

  private final class Events implements RoomServerEvents {
    @Override
    public void warning(String sentence) {
      warnings.add(sentence);
    }

    @Override
    public void topicChanged(String topic) {}
  }
}
