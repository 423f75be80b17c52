package org.swarmroom.sharing.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.content.HashRange;
import org.swarmroom.sharing.content.HashSource;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.content.StreamingMerkleHasher;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.MetainfoParser;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.UtMetadata;

/** Who talks and never answers keeps neither metadata nor hashes from us. */
class SilentSourcesTest {

  private static final int SIZE = 10 * UtMetadata.PIECE_LENGTH;
  private static final OptionalInt OFFERED = OptionalInt.of(SIZE);

  private static Bench magnet() {
    return new Bench(InfoHash.of(new byte[20]), Optional.empty(), Access.PUBLIC);
  }

  private static List<Message.Extended> questions(BenchPeer peer) {
    return peer.heard(Message.Extended.class).stream()
        .filter(m -> m.id() == BenchPeer.METADATA_ID)
        .toList();
  }

  @Test
  void aTalkerThatGivesNoMetadataIsGivenUp() {
    try (var bench = magnet()) {
      var talker = bench.joins(true).greets(OFFERED).talks();
      var honest = bench.joins(true).greets(OFFERED);
      bench.passSeconds(24);

      assertThat(questions(talker)).hasSize(10);
      assertThat(questions(honest)).hasSize(10);
    }
  }

  @Test
  void whoGivesAPieceOfItNowAndThenIsGivenUpInTheEnd() {
    try (var bench = magnet()) {
      var dawdler = bench.joins(true).greets(OFFERED).talks();
      var honest = bench.joins(true).greets(OFFERED);
      for (int piece = 0; piece < 3; piece++) {
        bench.passSeconds(18);
        assertThat(questions(honest)).isEmpty();
        var part = new UtMetadata.Data(piece, SIZE, new byte[UtMetadata.PIECE_LENGTH]);
        dawdler.says(part.message(Extensions.METADATA));
      }
      bench.passSeconds(18);

      assertThat(questions(honest)).hasSize(10);
    }
  }

  @Test
  void whereNobodyElseIsLeftTheyAreAskedAgain() {
    try (var bench = magnet()) {
      var only = bench.joins(true).greets(OFFERED).talks();
      bench.passSeconds(40);

      assertThat(questions(only)).hasSize(20);
    }
  }

  // hashes

  private final byte[] data = new byte[5 << 20];
  private final StreamingMerkleHasher.Result merkle = merkle();

  private StreamingMerkleHasher.Result merkle() {
    new Random(1).nextBytes(data);
    var hasher = new StreamingMerkleHasher(PieceLength.of(data.length));
    hasher.update(data, 0, data.length);
    return hasher.finish();
  }

  private Bench withoutLayers() throws Exception {
    var whole = MetainfoBuilder.canonical(merkle.root(), data.length, merkle.pieceLayer());
    Metainfo bare = MetainfoParser.parseInfo(whole.infoBytes(), List.of());
    return new Bench(bare.wireHashes().get(0), Optional.of(bare), Access.PUBLIC);
  }

  private static List<Message.HashRequest> hashesAskedOf(BenchPeer peer) {
    return peer.heard(Message.HashRequest.class);
  }

  @Test
  void aTalkerThatGivesNoHashesIsGivenUp() throws Exception {
    try (var bench = withoutLayers()) {
      bench.session.start();
      bench.settle();
      var talker =
          bench.joins(true).says(new Message.HaveAll()).greets(OptionalInt.empty()).talks();
      var honest = bench.joins(true).says(new Message.HaveAll()).greets(OptionalInt.empty());
      assertThat(hashesAskedOf(talker)).hasSize(1);
      bench.passSeconds(24);
      answer(honest, hashesAskedOf(honest).get(0));

      assertThat(bench.found).hasSize(1);
    }
  }

  private void answer(BenchPeer peer, Message.HashRequest m) {
    int length = PieceLength.of(data.length);
    var source = new HashSource(data.length, length, merkle.pieceLayer());
    var range = new HashRange(m.baseLayer(), m.index(), m.length(), m.proofLayers());
    peer.says(
        new Message.Hashes(
            m.root(),
            m.baseLayer(),
            m.index(),
            m.length(),
            m.proofLayers(),
            source.answer(range).orElseThrow()));
  }

  @Test
  void whereNobodyElseIsLeftHashesAreAskedForAgain() throws Exception {
    try (var bench = withoutLayers()) {
      bench.session.start();
      bench.settle();
      var only = bench.joins(true).says(new Message.HaveAll()).greets(OptionalInt.empty()).talks();
      bench.passSeconds(50);

      assertThat(hashesAskedOf(only)).hasSize(2);
    }
  }
}
