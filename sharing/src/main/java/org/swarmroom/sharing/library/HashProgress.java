package org.swarmroom.sharing.library;

/**
 * How far hashing is, over all that is shared.
 *
 * @param path the file at work
 * @param files hashed
 * @param bytes hashed, those of the file at work included
 */
public record HashProgress(String path, long files, long filesTotal, long bytes, long bytesTotal) {}
