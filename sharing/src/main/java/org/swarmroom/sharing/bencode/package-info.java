/**
 * Bencoding (BEP 3): values, a bounded parser and a canonical writer.
 *
 * <p>Own, because bt-bencoding 1.10 parses by recursion without a limit and turns dictionary keys
 * into text, which destroys the 32-byte keys of BEP 52 piece layers. Everything that reads bencoded
 * bytes from outside goes through {@link org.swarmroom.sharing.bencode.BencodeParser}. Immutable
 * values without I/O: any thread.
 */
@NullMarked
package org.swarmroom.sharing.bencode;

import org.jspecify.annotations.NullMarked;
