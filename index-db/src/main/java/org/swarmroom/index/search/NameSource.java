package org.swarmroom.index.search;

import java.util.List;
import java.util.Map;

/**
 * Where names can be read again when a segment file is missing, old or damaged. Owners are
 * fingerprints; the empty one is this node. Called on the thread {@code index-names}.
 */
public interface NameSource {

  /** Every owner with the stamp of its names; a stamp rises with each change. */
  Map<String, Long> stamps();

  /** All names of an owner, as of one moment; stamp 0 and none if it is unknown. */
  Names read(String owner);

  /** An owner's names at a stamp. */
  record Names(long stamp, List<NameChange> entries) {}
}
