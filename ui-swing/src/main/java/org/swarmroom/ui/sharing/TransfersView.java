package org.swarmroom.ui.sharing;

import java.nio.file.Path;
import org.swarmroom.ui.kit.Notices;

/** What the transfers' presenter asks of its pane. */
interface TransfersView extends Notices {

  /** Where downloads go now. */
  void folder(Path folder);

  /**
   * Some transfer changed.
   *
   * @param active transfers that are not at their end
   * @param down bytes a second of all
   * @param up bytes a second of all
   */
  void totals(int active, long down, long up);
}
