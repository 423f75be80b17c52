package org.swarmroom.index.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Index;

class RoomAccountsTest {

  private static final StoredAccount ANN = account("ann", "Ann", 1);

  @TempDir Path profile;

  private static StoredAccount account(String key, String name, int seed) {
    return new StoredAccount(
        key,
        name,
        new byte[] {(byte) seed},
        4096 + seed,
        new byte[] {2},
        new byte[] {3},
        1_000 + seed);
  }

  @Test
  void anAccountIsKeptOnceInItsRoomAndReadAgainAfterARestart() {
    try (Index index = Index.open(profile)) {
      assertThat(index.accounts().add("room", ANN).join()).isTrue();
      assertThat(index.accounts().add("room", account("ann", "ANN", 2)).join()).isFalse();
      assertThat(index.accounts().add("other", account("ann", "ann", 3)).join()).isTrue();
      assertThat(index.accounts().find("room", "bob")).isEmpty();
    }
    try (Index index = Index.open(profile)) {
      assertThat(index.accounts().find("room", "ann").orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(ANN);
      assertThat(index.accounts().find("other", "ann").orElseThrow().iterations()).isEqualTo(4099);
    }
  }

  @Test
  void theSecretOfARoomStaysTheSame() {
    byte[] first;
    try (Index index = Index.open(profile)) {
      first = index.accounts().secret("room").join();
      assertThat(first).hasSize(32).isEqualTo(index.accounts().secret("room").join());
      assertThat(index.accounts().secret("other").join()).isNotEqualTo(first);
    }
    try (Index index = Index.open(profile)) {
      assertThat(index.accounts().secret("room").join()).isEqualTo(first);
    }
  }
}
