package org.swarmroom.sharing.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HashRequestTest {

  private static StreamingMerkleHasher.Result hash(byte[] data, int pieceLength) {
    var hasher = new StreamingMerkleHasher(pieceLength);
    hasher.update(data, 0, data.length);
    return hasher.finish();
  }

  @RepeatedTest(60)
  void aHolderAnswersTheWholePieceLayerAndEveryAnswerProvesItself(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    int pieceLength = MerkleTree.BLOCK << random.nextInt(3);
    byte[] data = Pattern.bytes(1 + random.nextInt(400_000));
    StreamingMerkleHasher.Result file = hash(data, pieceLength);
    var source = new HashSource(data.length, pieceLength, file.pieceLayer());
    var base = new ByteArrayOutputStream();

    for (HashRange range : HashRange.pieceLayer(data.length, pieceLength)) {
      byte[] answer = source.answer(range).orElseThrow();
      base.writeBytes(HashProof.verify(file.root(), data.length, range, answer).orElseThrow());
    }

    assertThat(HashProof.trim(base.toByteArray(), data.length, pieceLength))
        .isEqualTo(file.pieceLayer());
  }

  @Test
  void aLayerOfManyPiecesComesInChunksWithUncles() {
    int pieceLength = MerkleTree.BLOCK;
    byte[] data = Pattern.bytes(1_100 * pieceLength + 5);
    StreamingMerkleHasher.Result file = hash(data, pieceLength);
    var source = new HashSource(data.length, pieceLength, file.pieceLayer());

    assertThat(HashRange.pieceLayer(data.length, pieceLength))
        .hasSize(3)
        .allSatisfy(
            range -> {
              byte[] answer = source.answer(range).orElseThrow();
              assertThat(answer).hasSize((512 + 2) * 32);
              assertThat(HashProof.verify(file.root(), data.length, range, answer)).isPresent();
            });
  }

  @RepeatedTest(60)
  void theLeavesOfAPieceProveThemselvesAndABadBlockShows(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    int pieceLength = MerkleTree.BLOCK << 1 + random.nextInt(3);
    byte[] data = Pattern.bytes(MerkleTree.BLOCK + 1 + random.nextInt(400_000));
    StreamingMerkleHasher.Result file = hash(data, pieceLength);
    var source = new HashSource(data.length, pieceLength, file.pieceLayer());
    int piece = random.nextInt(MerkleTree.pieces(data.length, pieceLength));
    HashRange range = HashRange.leaves(data.length, pieceLength, piece);
    byte[] leaves = leavesOf(data, piece, pieceLength);

    byte[] answer = source.answer(range, leaves).orElseThrow();

    assertThat(source.pieceToRead(range)).hasValue(piece);
    assertThat(source.answer(range)).isEmpty();
    assertThat(HashProof.verify(file.root(), data.length, range, answer))
        .map(base -> Arrays.copyOf(base, leaves.length))
        .hasValue(leaves);
    answer[random.nextInt(answer.length)] ^= 1;
    assertThat(HashProof.verify(file.root(), data.length, range, answer)).isEmpty();
  }

  private static byte[] leavesOf(byte[] data, int piece, int pieceLength) {
    int from = piece * pieceLength;
    return MerkleTree.leaves(
        Arrays.copyOfRange(data, from, Math.min(data.length, from + pieceLength)));
  }

  @RepeatedTest(200)
  void anyRequestIsAnsweredProvablyOrRefused(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    int pieceLength = MerkleTree.BLOCK << random.nextInt(3);
    byte[] data = Pattern.bytes(1 + random.nextInt(300_000));
    StreamingMerkleHasher.Result file = hash(data, pieceLength);
    var source = new HashSource(data.length, pieceLength, file.pieceLayer());
    int length = 1 << random.nextInt(6);
    var range =
        new HashRange(
            random.nextInt(7) - 1,
            random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(8) * length,
            random.nextInt(4) == 0 ? random.nextInt() : length,
            random.nextInt(8) - 1);

    Optional<byte[]> answer =
        source.pieceToRead(range).isPresent()
            ? source.answer(
                range, leavesOf(data, source.pieceToRead(range).getAsInt(), pieceLength))
            : source.answer(range);

    boolean whole =
        range.fits(data.length)
            && range.proofLayers() == HashRange.height(data.length) - range.baseLayer() - 1;
    if (!range.fits(data.length)) {
      assertThat(answer).isEmpty();
    } else if (whole && answer.isPresent()) {
      assertThat(HashProof.verify(file.root(), data.length, range, answer.get())).isPresent();
    }
  }

  @Test
  void rangesFarBeyondTheFileAreRefusedAtOnce() {
    assertThat(new HashRange(0, 0, 1 << 30, 0).fits(Long.MAX_VALUE / 4)).isFalse();
    assertThat(new HashRange(Integer.MAX_VALUE, 0, 2, 0).fits(1 << 20)).isFalse();
    assertThat(new HashRange(0, Integer.MAX_VALUE - 1, 2, 0).fits(1 << 20)).isFalse();
    assertThat(new HashRange(0, 0, 2, Integer.MAX_VALUE).fits(1 << 20)).isFalse();
    assertThat(new HashRange(0, 0, 2, 0).fits(100)).isFalse();
  }
}
