package org.swarmroom.sharing.library;

import org.swarmroom.index.ContentId;

/** How hashing one file ended. */
sealed interface HashOutcome {

  /**
   * @param infohash first 20 bytes of the canonical torrent's
   * @param pieceLayer 32 bytes a piece, empty for a file of one piece
   */
  record Hashed(ContentId content, byte[] infohash, byte[] pieceLayer) implements HashOutcome {}

  /** It has another size or time than known, before or after it was read. */
  record Changed(long size, long modifiedAt) implements HashOutcome {}

  /** It is not there any more, or is no regular file now. */
  record Gone() implements HashOutcome {}

  /** It can't be read; one sentence. */
  record Unreadable(String sentence) implements HashOutcome {}

  /** The library closes. */
  record Left() implements HashOutcome {}
}
