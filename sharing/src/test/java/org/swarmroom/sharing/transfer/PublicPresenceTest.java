package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

class PublicPresenceTest {

  private static final byte[] DATA = TestTorrents.bytes(40_000, 87);

  private final List<String> told = new ArrayList<>();
  private final PublicPresence presence =
      new PublicPresence(
          new PublicSwarms() {
            @Override
            public void entered(InfoHash wireHash, boolean announce) {
              told.add((announce ? "announce " : "look up ") + wireHash);
            }

            @Override
            public void left(InfoHash wireHash) {
              told.add("leave " + wireHash);
            }
          });

  private static Source link(Metainfo torrent) {
    return new Source.Link(Magnet.of(torrent, List.of()));
  }

  @Test
  void aMagnetIsLookedUpAndAnnouncedWhenItsMetadataIsThere() throws Exception {
    var torrent = TestTorrents.v1("a", DATA, 16 << 10);
    presence.enter(link(torrent));
    presence.enter(new Source.Torrent(torrent));
    presence.leave();

    var hash = torrent.wireHashes().get(0);
    assertThat(told).containsExactly("look up " + hash, "announce " + hash, "leave " + hash);
  }

  @Test
  void aMagnetThatTurnsOutPrivateIsNeverAnnounced() throws Exception {
    var torrent = TestTorrents.v1Private("a", DATA, 16 << 10);
    presence.enter(link(torrent));
    presence.enter(new Source.Torrent(torrent));
    presence.leave();

    var hash = torrent.wireHashes().get(0);
    assertThat(told).containsExactly("look up " + hash, "leave " + hash);
  }

  @Test
  void aPrivateTorrentAndAContentOfTheRoomAreNotSpokenOf() throws Exception {
    presence.enter(new Source.Torrent(TestTorrents.v1Private("a", DATA, 16 << 10)));
    var id = ContentId.of(new byte[32]);
    presence.enter(new Source.Content(id, MetainfoBuilder.canonical(id, 5), Set.of()));

    assertThat(told).isEmpty();
  }
}
