package org.swarmroom.index.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Index;

class RoomStatesTest {

  @TempDir Path profile;

  @Test
  void whatARoomKeptIsThereAfterARestartAndNoOthersIs() {
    try (Index index = Index.open(profile)) {
      RoomStates rooms = index.rooms();
      rooms.put("a", "modes", "+n").join();
      rooms.put("a", "modes", "+nt").join();
      rooms.put("a", "b *!*@音楽", "5 ann").join();
      rooms.put("a", "key", "word").join();
      rooms.put("a", "key", "").join();
      rooms.put("a", "never", "").join();
      rooms.put("b", "modes", "+i").join();
    }

    try (Index index = Index.open(profile)) {
      assertThat(index.rooms().of("a")).isEqualTo(Map.of("modes", "+nt", "b *!*@音楽", "5 ann"));
      assertThat(index.rooms().of("b")).isEqualTo(Map.of("modes", "+i"));
      assertThat(index.rooms().of("c")).isEmpty();
    }
  }
}
