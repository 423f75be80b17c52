/**
 * What the user asked to fetch, so that it goes on after a restart.
 *
 * <p>Called by the transfer engine. Writes answer by futures, reads block; see {@link
 * org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.transfers;

import org.jspecify.annotations.NullMarked;
