package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swarmroom.sharing.disk.WatchedVolume;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.transport.Encryption;
import org.swarmroom.sharing.transport.Route;

/** The reasons for which a transfer stands still, as they come about; see HostilePeersTest too. */
@Timeout(60)
class StandstillTest {

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(400_000, 91);
  private final TestRows rows = new TestRows();
  private Metainfo torrent;
  private TestNode node;

  @BeforeEach
  void make() throws Exception {
    torrent = TestTorrents.v1Private("payload.bin", data, 32 << 10);
    begin(c -> c);
  }

  private void begin(UnaryOperator<TransfersConfig.Builder> settings) {
    end();
    node = new TestNode(rows, settings);
  }

  @AfterEach
  void end() {
    Optional.ofNullable(node).ifPresent(TestNode::close);
  }

  private void stands(WaitReason reason) throws InterruptedException {
    var status =
        node.awaitStatus(s -> s.standstill().map(Standstill::reason).equals(Optional.of(reason)));
    assertThat(status.reason()).isNotBlank();
    assertThat(status.history().get(status.history().size() - 1)).isNotBlank();
  }

  private Path in() {
    return dir.resolve("in");
  }

  private TestNode seed() throws Exception {
    return new TestNode().seeds(torrent, dir.resolve("seed"), data);
  }

  @Test
  void nobodyHasIt() throws Exception {
    node.fetches(torrent, in());
    stands(WaitReason.NO_HOLDER);
  }

  @Test
  void theUserPausedIt() throws Exception {
    var id = node.fetches(torrent, in()).id();
    node.transfers.pause(id).join();
    stands(WaitReason.PAUSED);
  }

  @Test
  void whatIsThereIsChecked() throws Exception {
    TestTorrents.file(in(), "payload.bin", data);
    node.fetches(torrent, in());
    stands(WaitReason.CHECKING);
  }

  @Test
  void noPeerHasTheMetadata() throws Exception {
    var magnet = Magnet.of(torrent, List.of());
    try (var other = new TestNode()) {
      other.transfers.addMagnet(magnet, dir.resolve("other"), TestNode.none()).join();
      node.transfers.addMagnet(magnet, in(), List.of(other.address())).join();
      stands(WaitReason.METADATA);
    }
  }

  @Test
  void holdersAreBeingDialled() throws Exception {
    begin(c -> c.wrapConnector(real -> (loop, peer, route, protocol) -> loop.newPromise()));
    try (var seed = seed()) {
      node.fetches(torrent, in(), seed);
      stands(WaitReason.CONNECTING);
    }
  }

  @Test
  void everySlotIsTaken() throws Exception {
    try (var full = seed();
        var slow = new TestNode(c -> c.limits(new TransferLimits(0, 20_000, 0)))) {
      full.transfers.setLimits(new TransferLimits(0, 0, 1));
      slow.fetches(torrent, dir.resolve("slow"), full);
      slow.awaitStatus(s -> s.done() > 0);
      node.fetches(torrent, in(), full);
      stands(WaitReason.BUSY);
    }
  }

  @Test
  void theUsersLimitHoldsItBack() throws Exception {
    begin(c -> c.limits(new TransferLimits(0, 1, 0)));
    try (var seed = seed()) {
      node.fetches(torrent, in(), seed);
      stands(WaitReason.LIMITED);
    }
  }

  @Test
  void everyHolderLied() throws Exception {
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var file = TestTorrents.file(dir.resolve("seed"), "a", data);
    var content = shared.share(file, false);
    var time = Files.getLastModifiedTime(file);
    Files.write(file, new byte[data.length]);
    Files.setLastModifiedTime(file, time);
    begin(c -> c.roomKeys(() -> List.of(new byte[16])).holders(known));
    try (var liar = new TestNode(c -> c.roomKeys(() -> List.of(new byte[16])).seeds(shared))) {
      known.holds(content, liar.asHolder("bob"));
      node.transfers.download(content, "a", data.length, in()).join();
      stands(WaitReason.BAD_HOLDERS);
    }
  }

  private static TestNode member(UnaryOperator<TransfersConfig.Builder> settings) {
    return new TestNode(c -> settings.apply(c.roomKeys(() -> List.of(new byte[16]))));
  }

  private TransferStatus asksBob(TestNode bob, TestLibrary shared) throws Exception {
    var known = new TestLibrary();
    var content = shared.share(TestTorrents.file(dir.resolve("seed"), "a", data), false);
    known.holds(content, bob.asHolder("bob"));
    begin(c -> c.roomKeys(() -> List.of(new byte[16])).holders(known));
    return node.transfers.download(content, "a", data.length, in()).join();
  }

  @Test
  void theOnlyHolderHasItNoMore() throws Exception {
    try (var bob = member(c -> c)) {
      asksBob(bob, new TestLibrary());

      stands(WaitReason.GONE_AT_SOURCE);
      assertThat(node.transfers.list().get(0).reason()).contains("bob");
    }
  }

  @Test
  void theOnlyHolderTakesUsForNoMember() throws Exception {
    var shared = new TestLibrary();
    try (var bob = new TestNode(c -> c.roomKeys(() -> List.of(new byte[] {1})).seeds(shared))) {
      asksBob(bob, shared);

      stands(WaitReason.REFUSED);
      assertThat(node.transfers.list().get(0).reason())
          .isEqualTo("bob hangs up on this node, as on one that is not a member of its room.");
    }
  }

  /** Bob had a bad piece of this node before. */
  @Test
  void theOnlyHolderHasBannedUs() throws Exception {
    var shared = new TestLibrary();
    var liars = new TestLibrary();
    var known = new TestLibrary();
    var lie = TestTorrents.file(dir.resolve("lie"), "lie", TestTorrents.bytes(100_000, 5));
    var bad = liars.share(lie, false);
    var time = Files.getLastModifiedTime(lie);
    Files.write(lie, new byte[100_000]);
    Files.setLastModifiedTime(lie, time);
    var content = shared.share(TestTorrents.file(dir.resolve("seed"), "a", data), false);
    var bobKnows = new TestLibrary();
    begin(c -> c.roomKeys(() -> List.of(new byte[16])).holders(known).seeds(liars));
    try (var bob = member(c -> c.seeds(shared).holders(bobKnows))) {
      bobKnows.holds(bad, node.asHolder("liar"));
      bob.transfers.download(bad, "lie", 100_000, dir.resolve("bob")).join();
      bob.awaitStatus(
          s -> s.standstill().map(Standstill::reason).equals(Optional.of(WaitReason.BAD_HOLDERS)));
      known.holds(content, bob.asHolder("bob"));
      node.transfers.download(content, "a", data.length, in()).join();

      stands(WaitReason.REFUSED);
      assertThat(node.transfers.list().get(0).reason())
          .isEqualTo("bob refuses this node: it was banned there for bad data.");
    }
  }

  @Test
  void theMetadataMakesNoSense() throws Exception {
    var info = "d6:lengthi5e4:name1:ae".getBytes(StandardCharsets.US_ASCII);
    var hash = InfoHash.v1Of(info);
    node.transfers
        .addMagnet(Magnet.parse("magnet:?xt=urn:btih:" + hash), in(), TestNode.none())
        .join();
    try (var peer = new RawPeer(node.address())) {
      givesMetadata(peer, hash, info);

      stands(WaitReason.UNUSABLE);
    }
  }

  /** BEP 10, then BEP 9, without waiting to be asked. */
  private static void givesMetadata(RawPeer peer, InfoHash hash, byte[] info) throws IOException {
    var hello = ByteBuffer.allocate(68).put((byte) 19);
    hello.put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII));
    hello.putLong(1 << 20).put(hash.bytes()).putInt(7);
    peer.out.write(hello.array());
    extended(peer, 0, "d1:md11:ut_metadatai3ee13:metadata_sizei" + info.length + "ee");
    var head = "d8:msg_typei1e5:piecei0e10:total_sizei" + info.length + "ee";
    extended(peer, 1, head + new String(info, StandardCharsets.US_ASCII));
  }

  private static void extended(RawPeer peer, int id, String payload) throws IOException {
    peer.out.writeInt(2 + payload.length());
    peer.out.write(new byte[] {20, (byte) id});
    peer.out.write(payload.getBytes(StandardCharsets.US_ASCII));
  }

  /** What no list of ours foresees: the file system itself has a bug. */
  @Test
  void whatNobodyForesawIsToldAsItIs() throws Exception {
    var disk = new WatchedVolume();
    disk.bug = Optional.of(new IllegalStateException("the volume is upside down"));
    begin(c -> c.volume(disk));
    node.fetches(torrent, in());

    stands(WaitReason.OTHER);
    assertThat(node.transfers.list().get(0).reason())
        .contains("upside down")
        .endsWith("Resume to try again.");
  }

  @Test
  void theDiskIsFull() throws Exception {
    var disk = new WatchedVolume();
    disk.reportedFree = 1_000;
    begin(c -> c.volume(disk));
    node.fetches(torrent, in());
    stands(WaitReason.DISK_FULL);
  }

  @Test
  void theDiskFails() throws Exception {
    var disk = new WatchedVolume();
    disk.failingForces.set(1);
    begin(c -> c.volume(disk));
    try (var seed = seed()) {
      node.fetches(torrent, in(), seed);
      stands(WaitReason.DISK_ERROR);
    }
  }

  /** Its reads come by the file pool, as for everybody who encrypts. */
  private TestNode stranger() {
    return new TestNode(
        c ->
            c.wrapConnector(
                real ->
                    (loop, peer, route, protocol) ->
                        real.dial(
                            loop,
                            peer,
                            new Route.Mse(torrent.wireHashes().get(0), Encryption.FORCED),
                            protocol)));
  }

  @Test
  void whatItServesHasChanged() throws Exception {
    node.seeds(torrent, in(), data);
    Files.write(in().resolve("payload.bin"), new byte[10]);
    try (var leech = stranger()) {
      leech.fetches(torrent, dir.resolve("leech"), node);
      stands(WaitReason.SOURCE_CHANGED);
    }
  }

  @Test
  void whatItServesIsGone() throws Exception {
    node.seeds(torrent, in(), data);
    begin(c -> c);
    node.awaitDone();
    Files.delete(in().resolve("payload.bin"));
    try (var leech = stranger()) {
      leech.fetches(torrent, dir.resolve("leech"), node);
      stands(WaitReason.SOURCE_GONE);
    }
  }

  @Test
  void aFailureIsKnownByItsWordAfterARestart() throws Exception {
    var disk = new WatchedVolume();
    disk.reportedFree = 1_000;
    begin(c -> c.volume(disk));
    node.fetches(torrent, in());
    stands(WaitReason.DISK_FULL);
    begin(c -> c);

    var status = node.transfers.list().get(0);
    assertThat(status.standstill().map(Standstill::reason)).contains(WaitReason.DISK_FULL);
    assertThat(status.reason()).startsWith("Disk full: ");
  }

  @ParameterizedTest
  @EnumSource(WaitReason.class)
  void everyReasonIsReadAsItWasWritten(WaitReason reason) {
    var why = new Standstill(reason, "So it is: \"x\".");

    assertThat(Standstill.read(why.written())).contains(why);
  }

  @Test
  void aSentenceOfAnEarlierVersionIsKept() {
    assertThat(Standstill.read("Disk full: make room."))
        .contains(new Standstill(WaitReason.OTHER, "Disk full: make room."));
    assertThat(Standstill.read("")).isEmpty();
  }
}
