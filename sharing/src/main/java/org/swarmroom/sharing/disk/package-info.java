/**
 * Pieces on disk: where a torrent's bytes lie in files, reading, hashing and writing them, the
 * journal of verified pieces, names that overwrite nothing. Blocking work runs on the pools of
 * {@link org.swarmroom.sharing.disk.DiskPools}, never on an event loop; sessions and transfers
 * call.
 */
@NullMarked
package org.swarmroom.sharing.disk;

import org.jspecify.annotations.NullMarked;
