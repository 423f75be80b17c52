/**
 * What this node shares: walks the shared files and folders, notices what changed, hashes in the
 * background and answers which file on disk an infohash means.
 *
 * <p>The way in is {@link org.swarmroom.sharing.library.Library}; any thread may call it, nothing
 * in it blocks the caller. One scan thread walks and compares, one or two hashing threads of the
 * lowest priority read files; results reach {@code org.swarmroom.index} in batches.
 */
@NullMarked
package org.swarmroom.sharing.library;

import org.jspecify.annotations.NullMarked;
