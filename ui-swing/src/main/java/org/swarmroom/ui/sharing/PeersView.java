package org.swarmroom.ui.sharing;

import org.swarmroom.ui.kit.Notices;

/** What the peers' presenter asks of its pane. */
interface PeersView extends Notices {

  /** Rows came, went or changed. */
  void changed();

  /** The typed address was taken. */
  void added();
}
