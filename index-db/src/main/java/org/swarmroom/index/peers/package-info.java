/**
 * Peers that were seen or typed in, so that they are tried again after a restart.
 *
 * <p>Called by discovery. Writes answer by futures, reads block; see {@link org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.peers;

import org.jspecify.annotations.NullMarked;
