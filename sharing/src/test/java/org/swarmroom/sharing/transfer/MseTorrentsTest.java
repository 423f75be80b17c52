package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.MseHandler;

class MseTorrentsTest {

  private final List<InfoHash> made = new ArrayList<>();
  private Set<InfoHash> shared = Set.of();
  private Set<InfoHash> awake = Set.of();
  private final MseTorrents torrents =
      new MseTorrents(
          hash -> {
            made.add(hash);
            return MseHandler.key(hash);
          },
          List.of(() -> shared, () -> awake));

  @Test
  void aKeyIsMadeOnceAndNotForEachConnection() {
    shared = Set.of(hash(1), hash(2));
    awake = Set.of(hash(3));

    for (int i = 0; i < 100; i++) {
      assertThat(torrents.find(MseHandler.key(hash(2)))).contains(hash(2));
      assertThat(torrents.find(MseHandler.key(hash(3)))).contains(hash(3));
      assertThat(torrents.find(new byte[20])).isEmpty();
    }

    assertThat(made).containsExactlyInAnyOrder(hash(1), hash(2), hash(3));
  }

  @Test
  void whatIsPublicNoLongerIsNotFound() {
    shared = Set.of(hash(1));
    assertThat(torrents.find(MseHandler.key(hash(1)))).contains(hash(1));
    shared = Set.of(hash(2));
    assertThat(torrents.find(MseHandler.key(hash(1)))).isEmpty();
    awake = Set.of(hash(1));
    assertThat(torrents.find(MseHandler.key(hash(1)))).contains(hash(1));
  }

  @Test
  void whatBecomesPublicIsFoundAndNoOtherKeyMadeForThat() {
    shared = Set.of(hash(1));
    torrents.find(new byte[20]);
    made.clear();
    shared = Set.of(hash(1), hash(9));

    assertThat(torrents.find(MseHandler.key(hash(9)))).contains(hash(9));
    assertThat(made).containsExactly(hash(9));
  }

  private static InfoHash hash(int number) {
    byte[] bytes = new byte[20];
    bytes[0] = (byte) number;
    return InfoHash.of(bytes);
  }
}
