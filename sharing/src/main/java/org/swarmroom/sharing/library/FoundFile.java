package org.swarmroom.sharing.library;

/**
 * A file met on a walk.
 *
 * @param path below the shared folder, with {@code /}
 * @param size bytes
 * @param modifiedAt epoch ms
 * @param fileKey what the file system knows the file by whatever its name (inode), or empty where
 *     it has no such thing
 */
record FoundFile(String path, long size, long modifiedAt, String fileKey) {}
