package org.swarmroom.sharing.library;

/**
 * What a scan found, in files.
 *
 * @param seen all that are there now
 * @param bytes their sizes in all
 */
record ScanCounts(long seen, long bytes, long added, long changed, long removed, long renamed) {

  static final ScanCounts NONE = new ScanCounts(0, 0, 0, 0, 0, 0);

  ScanCounts plus(ScanCounts other) {
    return new ScanCounts(
        seen + other.seen,
        bytes + other.bytes,
        added + other.added,
        changed + other.changed,
        removed + other.removed,
        renamed + other.renamed);
  }
}
