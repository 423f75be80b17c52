package org.swarmroom.sharing.library;

import java.util.List;

/**
 * What an add or a rescan did. Its names are searchable here already; hashing goes on behind.
 *
 * @param files files below the scanned paths now
 * @param bytes their sizes in all
 * @param added files not known before
 * @param changed files with another size or time than known
 * @param removed files no longer there
 * @param renamed files known under another path before; their hashes are kept
 * @param problems one sentence for each path that could not be shared
 */
public record ScanReport(
    long files,
    long bytes,
    long added,
    long changed,
    long removed,
    long renamed,
    List<String> problems) {

  public ScanReport {
    problems = List.copyOf(problems);
  }

  static ScanReport of(ScanCounts counts, List<String> problems) {
    return new ScanReport(
        counts.seen(),
        counts.bytes(),
        counts.added(),
        counts.changed(),
        counts.removed(),
        counts.renamed(),
        problems);
  }
}
