package org.swarmroom.index.search;

import org.swarmroom.index.query.Query;

/** Search over the names of own and all members' files. */
public interface Search {

  /**
   * Finds the best matches: all words in the name, at the start of words, in the order written;
   * then more holders; contents with a holder online (or our own) before the others. Blocks; takes
   * milliseconds, and at most about a quarter of a second whatever is asked.
   *
   * @param limit most hits wanted, at least 1
   */
  SearchResult search(Query query, int limit, HolderInfo holders);
}
