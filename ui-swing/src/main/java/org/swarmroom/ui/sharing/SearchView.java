package org.swarmroom.ui.sharing;

import org.swarmroom.ui.kit.Notices;

/** What the search presenter asks of its pane. */
interface SearchView extends Notices {

  /** Nothing is typed. */
  void idle();

  /** The rows hold the answer. */
  void found(int count, boolean more, long millis);

  /** Nobody has it. */
  void nothing(String query);

  /** The query can't be understood; one sentence. */
  void refused(String sentence);
}
