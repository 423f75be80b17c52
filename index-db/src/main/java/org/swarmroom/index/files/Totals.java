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

  Totals with(FileState state, long count, long size) {
    long hashed = state == FileState.HASHED ? 1 : 0;
    long waiting = state == FileState.WAITING ? 1 : 0;
    long failed = state == FileState.FAILED ? 1 : 0;
    return new Totals(
        files + count,
        bytes + size,
        hashedFiles + hashed * count,
        hashedBytes + hashed * size,
        waitingFiles + waiting * count,
        waitingBytes + waiting * size,
        failedFiles + failed * count);
  }

  Totals plus(Totals other) {
    return new Totals(
        files + other.files,
        bytes + other.bytes,
        hashedFiles + other.hashedFiles,
        hashedBytes + other.hashedBytes,
        waitingFiles + other.waitingFiles,
        waitingBytes + other.waitingBytes,
        failedFiles + other.failedFiles);
  }
}
