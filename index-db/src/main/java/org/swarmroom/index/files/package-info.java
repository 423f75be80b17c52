/**
 * The files this node shares: roots, one row a file, hashes, and the journal that tells members
 * what changed. For the library, the catalogue exchange and the seeding side.
 *
 * <p>Writes answer by futures, reads block; see {@link org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.files;

import org.jspecify.annotations.NullMarked;
