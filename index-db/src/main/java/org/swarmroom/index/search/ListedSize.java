package org.swarmroom.index.search;

import java.util.Set;

/**
 * A size under which a content is listed.
 *
 * @param size in bytes; untrusted
 * @param holders members that list it so; one that lists several sizes is a holder of each
 */
public record ListedSize(long size, Set<String> holders) {

  /**
   * The size of two SHA-256 hashes. The root of a Merkle tree is the hash of the two below it, so
   * whoever has a content can pass off those 64 bytes as a file with the same content id.
   */
  public static final long TWO_HASHES = 64;

  public ListedSize {
    holders = Set.copyOf(holders);
  }
}
