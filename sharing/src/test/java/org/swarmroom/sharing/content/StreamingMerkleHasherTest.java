package org.swarmroom.sharing.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StreamingMerkleHasherTest {

  @RepeatedTest(60)
  void portionsOfAnySizeGiveWhatTheWholeTreeGives(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    int pieceLength = MerkleTree.BLOCK << random.nextInt(4);
    byte[] data = Pattern.bytes(1 + random.nextInt(600_000));
    var hasher = new StreamingMerkleHasher(pieceLength);

    int at = 0;
    while (at < data.length) {
      int part = Math.min(data.length - at, 1 + random.nextInt(50_000));
      switch (random.nextInt(3)) {
        case 0 -> hasher.update(data, at, part);
        case 1 -> hasher.update(ByteBuffer.wrap(data, at, part));
        default -> hasher.update(ByteBuffer.allocateDirect(part).put(data, at, part).flip());
      }
      at += part;
    }
    StreamingMerkleHasher.Result result = hasher.finish();

    byte[] leaves = MerkleTree.leaves(data);
    int height = MerkleTree.height(MerkleTree.blocks(data.length));
    assertThat(result.root().bytes()).isEqualTo(MerkleTree.root(leaves, 0, height));
    assertThat(result.pieceLayer()).hasSize(MerkleTree.layerLength(data.length, pieceLength));
    assertThat(result.size()).isEqualTo(data.length);
  }

  @RepeatedTest(40)
  void everyPieceHashesToItsEntryInTheLayer(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    int pieceLength = MerkleTree.BLOCK << random.nextInt(3);
    byte[] data = Pattern.bytes(1 + random.nextInt(300_000));
    var hasher = new StreamingMerkleHasher(pieceLength);
    hasher.update(data, 0, data.length);
    StreamingMerkleHasher.Result whole = hasher.finish();
    byte[] expected = whole.pieceLayer().length == 0 ? whole.root().bytes() : whole.pieceLayer();
    var pieces = new PieceHasher();

    for (int from = 0; from < data.length; from += pieceLength) {
      int length = Math.min(pieceLength, data.length - from);
      ByteBuffer piece = ByteBuffer.allocateDirect(length).put(data, from, length).flip();

      assertThat(pieces.hash(piece, data.length, pieceLength))
          .containsExactly(
              Arrays.copyOfRange(expected, from / pieceLength * 32, from / pieceLength * 32 + 32));
    }
  }

  @Test
  void aHasherIsUsedForOneFileAfterTheOther() {
    var hasher = new StreamingMerkleHasher(32 << 10);
    byte[] data = Pattern.bytes(100_000);
    hasher.update(data, 0, 70_001);
    hasher.finish();
    hasher.update(data, 0, 5);
    hasher.reset();
    hasher.update(data, 0, data.length);

    StreamingMerkleHasher.Result second = hasher.finish();

    var fresh = new StreamingMerkleHasher(32 << 10);
    fresh.update(data, 0, data.length);
    assertThat(second.root()).isEqualTo(fresh.finish().root());
  }

  @Test
  void nothingHashesToTheHashOfNothing() {
    assertThat(new StreamingMerkleHasher(16 << 10).finish().root())
        .isEqualTo(MerkleTree.EMPTY)
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
