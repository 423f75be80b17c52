package org.swarmroom.sharing.ban;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the sender of a bad block where only whole pieces have hashes (v1). When a piece fails,
 * each block's digest is kept with its sender; when the piece is good at last, every sender whose
 * block differed from the good one is a liar, and nobody else. A piece that came from one sender
 * alone needs no second look. Source: the idea of libtorrent's and anacrolix' smart ban. Confined
 * to one thread.
 *
 * @param <P> names a peer
 */
public final class BlockSuspects<P> {

  private static final int MOST_RECORDS_PER_PIECE = 16;

  private record Failure<P>(List<P> senders, List<byte[]> digests) {}

  private final Map<Integer, List<Failure<P>>> failures = new HashMap<>();

  /**
   * A piece failed its hash.
   *
   * @param senders who sent each block
   * @param digests of each block
   * @return senders that lied for certain: the only one, or nobody yet
   */
  public Set<P> pieceFailed(int piece, List<P> senders, List<byte[]> digests) {
    var different = new HashSet<>(senders);
    if (different.size() == 1) {
      return different;
    }
    var records = failures.computeIfAbsent(piece, k -> new ArrayList<>(1));
    if (records.size() < MOST_RECORDS_PER_PIECE) {
      records.add(new Failure<>(List.copyOf(senders), List.copyOf(digests)));
    }
    return Set.of();
  }

  /** Whether {@link #pieceGood} needs the digests of this piece. */
  public boolean hasRecords(int piece) {
    return failures.containsKey(piece);
  }

  /**
   * The piece is good now.
   *
   * @return everyone who had sent a block that differs from the good one
   */
  public Set<P> pieceGood(int piece, List<byte[]> digests) {
    var liars = new HashSet<P>();
    var records = failures.remove(piece);
    if (records != null) {
      for (var failure : records) {
        for (int b = 0; b < digests.size(); b++) {
          if (!Arrays.equals(failure.digests().get(b), digests.get(b))) {
            liars.add(failure.senders().get(b));
          }
        }
      }
    }
    return liars;
  }
}
