package org.swarmroom.ui.kit;

/** Where a presenter confirms and complains: one sentence each. */
public interface Notices {

  /** Confirms what was done. */
  void info(String sentence);

  /** Says what failed. */
  void error(String sentence);
}
