/**
 * Torrents as values: infohashes, metainfo (BEP 3, 12, 27, 47, 52), magnets (BEP 9) and names made
 * safe for every file system.
 *
 * <p>{@link org.swarmroom.sharing.torrent.MetainfoParser} reads what others made, {@link
 * org.swarmroom.sharing.torrent.MetainfoBuilder} makes ours. Values are immutable and nothing here
 * does I/O: any thread, but parsing a big torrent takes a while, so not on an event loop.
 */
@NullMarked
package org.swarmroom.sharing.torrent;

import org.jspecify.annotations.NullMarked;
