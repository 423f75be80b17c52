package org.swarmroom.sharing.transfer;

import java.nio.file.Path;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * A whole file of the library that a peer asked for.
 *
 * @param torrent of one file; with its piece layer if it is v2
 * @param file absolute
 * @param size in bytes when it was hashed
 * @param modifiedAt epoch ms when it was hashed; a file with another size or time is not served
 * @param publicToAll whether anybody may have it, else only proven members
 */
public record Seed(Metainfo torrent, Path file, long size, long modifiedAt, boolean publicToAll) {}
