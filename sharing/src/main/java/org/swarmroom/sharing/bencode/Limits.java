package org.swarmroom.sharing.bencode;

/**
 * What a reader of outside bytes accepts.
 *
 * @param maxBytes longest input, in bytes
 * @param maxDepth deepest nesting of lists and dictionaries
 * @param maxValues most values in all, keys not counted
 */
public record Limits(int maxBytes, int maxDepth, int maxValues) {

  /** For a message of a peer. */
  public static final Limits MESSAGE = new Limits(1 << 20, 16, 20_000);

  /** For a torrent: two million pieces with v1 hashes and v2 piece layers fit. */
  public static final Limits TORRENT = new Limits(160 << 20, 100, 3_000_000);
}
