package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.MseHandler;

class MseTorrentsTest {

  private final List<InfoHash> made = new ArrayList<>();
  private final MseTorrents torrents =
      new MseTorrents(
          hash -> {
            made.add(hash);
            return MseHandler.key(hash);
          });

  @Test
  void aKeyIsMadeOnceAndNotForEachConnection() {
    Set<InfoHash> current = Set.of(hash(1), hash(2), hash(3));

    for (int i = 0; i < 100; i++) {
      assertThat(torrents.find(MseHandler.key(hash(2)), current)).contains(hash(2));
      assertThat(torrents.find(new byte[20], current)).isEmpty();
    }

    assertThat(made).containsExactlyInAnyOrder(hash(1), hash(2), hash(3));
  }

  @Test
  void whatIsPublicNoLongerIsNotFound() {
    assertThat(torrents.find(MseHandler.key(hash(1)), Set.of(hash(1)))).contains(hash(1));
    assertThat(torrents.find(MseHandler.key(hash(1)), Set.of(hash(2)))).isEmpty();
    assertThat(torrents.find(MseHandler.key(hash(1)), Set.of(hash(1)))).contains(hash(1));
  }

  @Test
  void hashesOfLongAgoAreForgottenAndFoundWhenTheyComeBack() {
    var many = new HashSet<InfoHash>();
    for (int i = 0; i < 200; i++) {
      many.add(hash(i));
    }
    torrents.find(new byte[20], many);
    torrents.find(new byte[20], Set.of(hash(7)));
    made.clear();

    assertThat(torrents.find(MseHandler.key(hash(9)), Set.of(hash(7), hash(9)))).contains(hash(9));
    assertThat(made).containsExactly(hash(9));
  }

  private static InfoHash hash(int number) {
    byte[] bytes = new byte[20];
    bytes[0] = (byte) number;
    return InfoHash.of(bytes);
  }
}
