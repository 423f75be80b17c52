/**
 * What a room is to sharing: a key. From it follow the infohash under which members find each other
 * and the proof by which they know each other.
 *
 * <p>Leaf package without I/O; any thread.
 */
@NullMarked
package org.swarmroom.sharing.room;

import org.jspecify.annotations.NullMarked;
