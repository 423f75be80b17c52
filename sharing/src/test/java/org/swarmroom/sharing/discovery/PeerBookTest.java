package org.swarmroom.sharing.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transfer.HolderAddress;
import org.swarmroom.sharing.transfer.Newcomers;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.PeerId;

@Timeout(120)
class PeerBookTest {

  @TempDir Path temp;

  private TestRoom room;

  @BeforeEach
  void open() {
    room = new TestRoom(temp);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void cataloguesOfThreeMembersFlowByThemselves() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    TestMember cem = room.member("cem");
    ann.share(120);
    bob.share(30);

    TestRoom.enter(ann, bob, cem);

    cem.await("ann's files", me -> me.filesKnownOf(ann) == 120);
    cem.await("bob's files", me -> me.filesKnownOf(bob) == 30);
    ann.await("bob's files", me -> me.filesKnownOf(bob) == 30);
    bob.await("ann's files", me -> me.filesKnownOf(ann) == 120);
    assertThat(cem.peer(ann))
        .hasValueSatisfying(
            peer -> {
              assertThat(peer.nick()).isEqualTo("ann");
              assertThat(peer.files()).isEqualTo(120);
              assertThat(peer.state()).isEqualTo(PeerState.ONLINE);
            });
  }

  /** Whoever has a certificate gets as far as that, from as many connections as he likes. */
  @Test
  void onlySoManyLinksWaitForTheirProof() throws Exception {
    TestMember ann = room.member("ann");
    TestRoom.enter(ann);
    ann.book.peers().join();
    var proving = link(ann);
    var waiting = new ArrayList<EmbeddedChannel>();
    while (waiting.size() < Newcomers.MOST_OF_ONE - 1) {
      waiting.add(link(ann));
    }
    assertThat(waiting).allMatch(EmbeddedChannel::isOpen);
    assertThat(link(ann).isOpen()).isFalse();

    prove(proving, ann);
    assertThat(proving.isOpen()).isTrue();
    var next = link(ann);
    assertThat(next.isOpen()).isTrue();
    assertThat(link(ann).isOpen()).isFalse();

    waiting.forEach(EmbeddedChannel::finishAndReleaseAll);
    next.finishAndReleaseAll();
  }

  private static final String STRANGER = "bb".repeat(32);

  private static EmbeddedChannel link(TestMember to) {
    var channel = new EmbeddedChannel();
    to.book.accept(channel, Optional.of(STRANGER));
    return channel;
  }

  private static void prove(EmbeddedChannel channel, TestMember to) {
    var hello =
        new ExtendedHandshake(
            Map.of("sr_catalogue", 1),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            true,
            Map.of(RoomProof.FIELD, RoomProof.make(TestMember.ROOM, STRANGER, to.fingerprint())));
    var wire = new EmbeddedChannel(MessageEncoder.INSTANCE);
    wire.writeOutbound(
        Handshake.ours(InfoHash.of(RoomProof.infohash(TestMember.ROOM)), PeerId.random(), false));
    wire.writeOutbound(hello.message());
    for (Object bytes = wire.readOutbound(); bytes != null; bytes = wire.readOutbound()) {
      channel.writeInbound(bytes);
    }
  }

  @Test
  void whatIsSharedLaterIsPushed() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    ann.share(1);
    TestRoom.enter(ann, bob);
    bob.await("the first file", me -> me.filesKnownOf(ann) == 1);

    ann.share(4);

    bob.await("the new files", me -> me.filesKnownOf(ann) == 5);
  }

  @Test
  void holdersAreThoseOnlineNow() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    ann.share(2);
    TestRoom.enter(ann, bob);
    bob.await("ann's files", me -> me.filesKnownOf(ann) == 2);
    bob.await("ann online", me -> me.sees(ann, PeerState.ONLINE));

    assertThat(bob.book.holders().holders(ann.content(1)))
        .extracting(
            HolderAddress::fingerprint, HolderAddress::nick, holder -> holder.address().getPort())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(ann.fingerprint(), "ann", ann.port()));
    var told = new ArrayList<Object>();
    bob.book
        .holders()
        .listen(
            content -> {
              synchronized (told) {
                told.add(content);
              }
              room.moves.happened();
            });
    room.leaves(ann);
    bob.await("ann away", me -> me.sees(ann, PeerState.AWAY));

    assertThat(bob.book.holders().holders(ann.content(1))).isEmpty();
    room.moves.await(
        "the change told",
        () -> {
          synchronized (told) {
            return told.contains(ann.content(1));
          }
        });
    assertThat(bob.filesKnownOf(ann)).isEqualTo(2);
  }

  @Test
  void aMemberThatComesBackIsFoundAgainAndOnlyItsChangesTravel() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    ann.share(50);
    TestRoom.enter(ann, bob);
    bob.await("ann's files", me -> me.filesKnownOf(ann) == 50);
    room.leaves(ann);
    bob.await("ann away", me -> me.sees(ann, PeerState.AWAY));

    TestMember again = room.member("ann", Optional.empty(), ann.identity);
    TestRoom.enter(again, bob);

    bob.await("ann online", me -> me.sees(again, PeerState.ONLINE));
    assertThat(bob.filesKnownOf(again)).isEqualTo(50);
  }

  @Test
  void whoDoesNotKnowTheRoomsKeyGetsNothing() throws Exception {
    TestMember ann = room.member("ann");
    TestMember eve = room.member("eve");
    ann.share(10);
    ann.book.enterRoom(TestMember.ROOM);
    eve.book.enterRoom("another key 1234".getBytes(StandardCharsets.US_ASCII));

    Peer seen = eve.book.add(ann.address()).get(20, TimeUnit.SECONDS);

    assertThat(seen.state()).isNotEqualTo(PeerState.ONLINE);
    assertThat(eve.filesKnownOf(ann)).isZero();
    assertThat(ann.book.peers().join()).isEmpty();
  }

  @Test
  void aPeerIsAddedByHandAndKnownAfterARestart() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    ann.share(3);
    ann.book.enterRoom(TestMember.ROOM);
    bob.book.enterRoom(TestMember.ROOM);

    Peer added = bob.book.add(ann.address()).get(20, TimeUnit.SECONDS);

    assertThat(added.state()).isEqualTo(PeerState.ONLINE);
    assertThat(added.fingerprint()).isEqualTo(ann.fingerprint());
    bob.await("ann's files", me -> me.filesKnownOf(ann) == 3);
    TestMember again = room.comesBack(bob);
    again.book.enterRoom(TestMember.ROOM);
    again.await("ann online", me -> me.sees(ann, PeerState.ONLINE));
  }

  @Test
  void oneLinkIsLeftOfTwo() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    ann.book.enterRoom(TestMember.ROOM);
    bob.book.enterRoom(TestMember.ROOM);

    var both = List.of(ann.book.add(bob.address()), bob.book.add(ann.address()));
    for (var added : both) {
      added.get(20, TimeUnit.SECONDS);
    }

    ann.await("bob online", me -> me.sees(bob, PeerState.ONLINE));
    bob.await("ann online", me -> me.sees(ann, PeerState.ONLINE));
    ann.share(1);
    bob.await("the new file", me -> me.filesKnownOf(ann) == 1);
    assertThat(ann.book.peers().join()).hasSize(1);
    assertThat(bob.book.peers().join()).hasSize(1);
  }

  @Test
  void refreshAsksAgainAndSaysWhatItFound() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    assertThat(bob.book.refresh().get(20, TimeUnit.SECONDS).sentence())
        .startsWith("There is no peer to ask");
    TestRoom.enter(ann, bob);
    bob.await("ann online", me -> me.sees(ann, PeerState.ONLINE));

    RefreshResult result = bob.book.refresh().get(20, TimeUnit.SECONDS);

    assertThat(result)
        .isEqualTo(new RefreshResult(1, 1, 0, "The one peer is online; nothing new is shared."));
    room.leaves(ann);
    bob.await("ann away", me -> me.sees(ann, PeerState.AWAY));
    assertThat(bob.book.refresh().get(20, TimeUnit.SECONDS).sentence())
        .isEqualTo("The one peer is away; nothing new is shared.");
  }

  @Test
  void aRemovedPeerIsForgottenWithItsFiles() throws Exception {
    TestMember ann = room.member("ann");
    TestMember bob = room.member("bob");
    ann.share(3);
    TestRoom.enter(ann, bob);
    bob.await("ann's files", me -> me.filesKnownOf(ann) == 3);

    bob.book.remove(ann.fingerprint()).get(20, TimeUnit.SECONDS);

    assertThat(bob.index.catalogues().state(ann.fingerprint())).isEmpty();
    assertThatThrownBy(() -> bob.book.remove("1.2.3.4:5").get(20, TimeUnit.SECONDS))
        .hasMessageContaining("No peer has the address");
  }

  @Test
  void anAddressThatIsNoneIsRefusedWithASentence() throws Exception {
    TestMember bob = room.member("bob");

    for (String text :
        List.of("", "host", "host:", "host:0", "host:70000", "a b:1", "::1:5", "x:99999999999")) {
      assertThatThrownBy(() -> bob.book.add(text).get(20, TimeUnit.SECONDS))
          .as(text)
          .hasMessageContaining("is no address of a peer. Write HOST:PORT");
    }
  }

  @Test
  void ourOwnAddressIsNoPeer() throws Exception {
    TestMember bob = room.member("bob");
    bob.book.enterRoom(TestMember.ROOM);

    bob.book.add(bob.address()).get(20, TimeUnit.SECONDS);

    assertThat(bob.book.peers().join()).isEmpty();
    assertThat(bob.warnings)
        .containsExactly(bob.address() + " is this node itself, so it was not added as a peer.");
  }
}
