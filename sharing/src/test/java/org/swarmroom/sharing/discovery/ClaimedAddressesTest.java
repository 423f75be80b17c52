package org.swarmroom.sharing.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.index.peers.StoredPeer;

class ClaimedAddressesTest {

  private static final String BOB = "2b".repeat(32);

  @Test
  void aMemberThatClaimsNamesMakesNobodyAskANameServer() {
    assertThat(MemberList.claimed(List.of("192.0.2.1:1", "localhost:2", "[2001:db8::1]:3", "x:y")))
        .containsExactly(new HostPort("2001:db8::1", 3), new HostPort("192.0.2.1", 1));
  }

  @Test
  void ofManyClaimsTheFirstFourCount() {
    assertThat(
            MemberList.claimed(
                List.of("192.0.2.1:1", "192.0.2.2:1", "192.0.2.3:1", "192.0.2.4:1", "192.0.2.5:1")))
        .extracting(HostPort::host)
        .containsExactly("192.0.2.4", "192.0.2.3", "192.0.2.2", "192.0.2.1");
  }

  @Test
  void holdersAreNamedByFiguresOnlyTheLikeliestFirst(@TempDir Path profile) {
    try (Index index = Index.open(profile)) {
      ContentId content = ContentId.of(new byte[32]);
      var entry = new CatalogueEntry(content, "b/a.iso", 7, 1);
      index.catalogues().apply(BOB, 1, true, 1, List.of(new CatalogueChange(1, 1, entry))).join();
      var online = new OnlineMembers(index.catalogues());
      var bob = new PeerEntry(BOB, StoredPeer.Source.ROOM);
      bob.state = PeerState.ONLINE;
      for (int last = 6; last > 0; last--) {
        bob.prefer(new HostPort("192.0.2." + last, 1));
      }
      bob.prefer(new HostPort("localhost", 1));
      online.update(bob);

      assertThat(online.holders(content))
          .extracting(holder -> holder.address().getAddress().getHostAddress())
          .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4");
    }
  }
}
