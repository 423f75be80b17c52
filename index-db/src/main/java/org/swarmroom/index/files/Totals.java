package org.swarmroom.index.files;

/** Counts of shared files and their sizes in bytes; all = waiting + hashed + failed. */
public record Totals(
    long files,
    long bytes,
    long hashedFiles,
    long hashedBytes,
    long waitingFiles,
    long waitingBytes,
    long failedFiles) {

  static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0);
}
