package org.swarmroom.sharing.library;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.files.ShareRoot;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.content.PieceLength;

/**
 * Tells by the first and the last piece whether a file of the same size and time is the one that
 * was hashed under another name; a file of one piece is read whole. So a hash taken over is never
 * taken on trust alone. Blocking; scan thread.
 */
final class RenameCheck implements RootComparison.SameContent {

  private final OwnFiles files;

  RenameCheck(OwnFiles files) {
    this.files = files;
  }

  @Override
  public boolean check(OwnFile known, String path) {
    Optional<Path> root =
        files.roots().stream()
            .filter(candidate -> candidate.id() == known.rootId())
            .map(ShareRoot::path)
            .findFirst();
    if (root.isEmpty() || known.content().isEmpty()) {
      return false;
    }
    int pieceLength = PieceLength.of(known.size());
    byte[] layer =
        known.size() <= pieceLength
            ? known.content().get().bytes()
            : files.pieceLayer(known.content().get()).orElse(new byte[0]);
    if (known.size() == 0 || layer.length == 0) {
      return known.size() == 0;
    }
    int last = layer.length / MerkleTree.HASH - 1;
    try (var file = new RandomAccessFile(root.get().resolve(path).toFile(), "r")) {
      return pieceMatches(file, 0, known.size(), pieceLength, layer)
          && (last == 0 || pieceMatches(file, last, known.size(), pieceLength, layer));
    } catch (IOException e) {
      // Not readable, so not the same: hashing it will say why.
      return false;
    }
  }

  private static boolean pieceMatches(
      RandomAccessFile file, int piece, long size, int pieceLength, byte[] layer)
      throws IOException {
    long from = (long) piece * pieceLength;
    byte[] data = new byte[(int) Math.min(pieceLength, size - from)];
    file.seek(from);
    file.readFully(data);
    byte[] hash = MerkleTree.pieceHash(MerkleTree.leaves(data), size, pieceLength);
    int at = piece * MerkleTree.HASH;
    return Arrays.equals(hash, Arrays.copyOfRange(layer, at, at + MerkleTree.HASH));
  }
}
