package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.Encryption;
import org.swarmroom.sharing.transport.Identity;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.Route;
import org.swarmroom.sharing.transport.SslHandlers;
import org.swarmroom.sharing.wire.Message;

/** Who is in no room of ours can't tell a content that is here from one that is not. */
@Timeout(60)
class OutsidersTest {

  private static final byte[] KEY = "sixteen byte key".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "another key 1234".getBytes(StandardCharsets.UTF_8);
  private static final long QUARTER = TimeUnit.MILLISECONDS.toNanos(250);

  @TempDir Path dir;
  private final TestLibrary library = new TestLibrary();
  private final InfoHash unknown = InfoHash.of(HexFormat.of().parseHex("17".repeat(20)));
  private TestNode node;
  private InfoHash asleep;
  private InfoHash awake;

  /** One content sleeps in the library; another is being fetched, from nobody yet. */
  @BeforeEach
  void node() throws Exception {
    var file = TestTorrents.file(dir.resolve("shared"), "a", TestTorrents.bytes(200_000, 81));
    asleep = library.torrentOf(library.share(file, false)).wireHashes().get(0);
    node = new TestNode(c -> c.roomKeys(() -> List.of(KEY)).seeds(library));
    var wanted = ContentId.of(new byte[32]);
    var fetched = node.transfers.download(wanted, "b", 300_000, dir.resolve("in")).join();
    awake = InfoHash.parse(fetched.id());
  }

  @AfterEach
  void end() {
    node.close();
  }

  private List<InfoHash> all() {
    return List.of(asleep, awake, unknown);
  }

  private TlsPeer stranger() throws Exception {
    return new TlsPeer(node, Identity.create());
  }

  @Test
  void withoutAProofNothingIsAnsweredAndNoSoonerForWhatIsHere() throws Exception {
    for (var hash : all()) {
      try (var peer = stranger()) {
        long start = System.nanoTime();
        peer.shakes(hash).greets(Map.of());

        assertThat(peer.untilClose()).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(QUARTER / 2);
      }
    }
  }

  @Test
  void withTheProofOfAnotherRoomNothingIsAnswered() throws Exception {
    for (var hash : all()) {
      try (var peer = stranger()) {
        assertThat(peer.shakes(hash).proves(OTHER).untilClose()).isEmpty();
      }
    }
  }

  @Test
  void whoSaysSomethingElseThanWhoItIsIsHungUpOn() throws Exception {
    for (var hash : all()) {
      try (var peer = stranger()) {
        assertThat(peer.shakes(hash).says(new Message.Interested()).untilClose()).isEmpty();
      }
      try (var peer = stranger()) {
        var endless = HexFormat.of().parseHex("7fffffff1400");
        assertThat(peer.shakes(hash).saysBytes(endless).untilClose()).isEmpty();
      }
      try (var peer = stranger()) {
        var noDictionary = HexFormat.of().parseHex("0000000414006c6c");
        assertThat(peer.shakes(hash).saysBytes(noDictionary).untilClose()).isEmpty();
      }
    }
  }

  @Test
  void aMemberIsAnsweredAndHearsThatThereIsNothingOfWhatIsNotHere() throws Exception {
    try (var one = stranger();
        var other = stranger();
        var third = stranger()) {
      assertThat(one.shakes(asleep).proves(KEY).isAnswered()).isTrue();
      assertThat(other.shakes(awake).proves(KEY).isAnswered()).isTrue();
      assertThat(third.shakes(unknown).proves(KEY).untilClose()).endsWith(TlsPeer.GONE);
    }
  }

  @Test
  void inPlainTextNothingIsAnswered() throws Exception {
    for (var hash : all()) {
      try (var peer = new RawPeer(node.address())) {
        peer.handshake(hash, 1);
        assertThat(peer.in.read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void underMseEveryHashOfMembersIsAnUnknownOne() throws Exception {
    var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      var tls = new SslHandlers(Identity.create());
      var dialer = new PeerDialer(NioSocketChannel::new, tls, Optional.empty(), Runnable::run);
      for (var hash : all()) {
        var route = new Route.Mse(hash, Encryption.FORCED);
        var dial =
            dialer.dial(loops.next(), node.address(), route, new ChannelInboundHandlerAdapter() {});

        assertThat(dial.await().isSuccess()).isFalse();
      }
    } finally {
      loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }

  @Test
  void whoComesForWhatIsPublicHearsNoProofOfARoomBeforeItHasShownOne() throws Exception {
    var file = TestTorrents.file(dir.resolve("shared"), "c", TestTorrents.bytes(200_000, 82));
    var open = TestTorrents.v1("c", TestTorrents.bytes(200_000, 82), 16 << 10);
    library.share(open, file, true);
    for (int asleepOrAwake = 0; asleepOrAwake < 2; asleepOrAwake++) {
      assertThat(heardOf(stranger().shakes(open.wireHashes().get(0)).greets(Map.of())))
          .contains("sr_block")
          .doesNotContain(RoomProof.FIELD);
    }
    assertThat(heardOf(stranger().shakes(open.wireHashes().get(0)).proves(OTHER)))
        .contains("sr_block")
        .doesNotContain(RoomProof.FIELD);
    try (var member = stranger().shakes(open.wireHashes().get(0)).proves(KEY)) {
      assertThat(member.hears(RoomProof.FIELD)).isTrue();
    }
  }

  private static String heardOf(TlsPeer peer) throws Exception {
    try (peer) {
      assertThat(peer.hears("sr_block")).isTrue();
      byte[] heard = peer.says(new Message.Have(1 << 20)).untilClose();
      return new String(heard, StandardCharsets.ISO_8859_1);
    }
  }
}
