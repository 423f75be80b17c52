package org.swarmroom.sharing.sim;

/** What a dishonest node does; a whole engine of ours otherwise. */
enum Lie {
  /** Each block it sends has a wrong byte. */
  EVERY_BLOCK_BAD,
  /** One in four blocks has. */
  SOME_BLOCKS_BAD,
  /** Its answers to hash requests are wrong. */
  HASHES_BAD,
  /** Says it has everything, and has nothing. */
  CLAIMS_ALL,
  /** Takes and never lets anybody have. */
  NEVER_UNCHOKES,
  /** Unchokes, takes requests and never answers them. */
  NEVER_ANSWERS,
  /** Sends its first block a byte at a time, and nothing after that. */
  TRICKLES;

  boolean sendsBadBlocks() {
    return this == EVERY_BLOCK_BAD || this == SOME_BLOCKS_BAD;
  }

  /** Whether it has the content; the others lie about having it, or only take. */
  boolean hasContent() {
    return this != CLAIMS_ALL;
  }
}
