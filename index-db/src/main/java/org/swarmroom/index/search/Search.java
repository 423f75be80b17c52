package org.swarmroom.index.search;

import org.swarmroom.index.query.Query;

/** Search over the names of own and all members' files. */
public interface Search {

  /**
   * Finds the best matches: all words in the name and not only in its folders, at the start of
   * words, in the order written; then those with a holder online, or our own; then more holders;
   * then the shorter name.
   *
   * <p>Blocks, for milliseconds as a rule. Of very many matches the first 5,000 contents are
   * ranked, own ones and those of members online before the others, and {@code more} is said. A
   * search that takes longer than 150 ms ends as soon as it has {@code limit} hits, and after 2 s
   * in any case. While names are still being loaded after the start it waits for them at most 3 s.
   *
   * @param limit most hits wanted, at least 1
   */
  SearchResult search(Query query, int limit, HolderInfo holders);
}
