/**
 * What a file's bytes hash to: BEP 52 Merkle trees, computed while streaming, proved and checked.
 *
 * <p>No I/O and no threads here: callers feed bytes from a disk or hashing thread and check hashes
 * where they like. A hasher belongs to one thread at a time, everything else is stateless.
 */
@NullMarked
package org.swarmroom.sharing.content;

import org.jspecify.annotations.NullMarked;
