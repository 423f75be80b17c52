package org.swarmroom.ui.sharing;

import org.swarmroom.ui.kit.Notices;

/** What the presenter of one's own files asks of its pane. */
interface FilesView extends Notices {

  /** Rows were exchanged. */
  void changed();

  /** Hashing goes on; files and bytes done of all. */
  void hashing(String path, long files, long filesTotal, double share);

  /** All is hashed, or nothing is shared. */
  void hashed();
}
