/**
 * What other members share, as they told us: blocks of 64 entries for each peer, never a row a
 * file.
 *
 * <p>For the catalogue exchange and the transfers. Writes answer by futures, reads block; see
 * {@link org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.catalogues;

import org.jspecify.annotations.NullMarked;
