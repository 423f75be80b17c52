/**
 * What rooms hosted here keep of themselves besides their lines, by room and name.
 *
 * <p>Called by the app. Writes answer by futures, reads block; see {@link org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.rooms;

import org.jspecify.annotations.NullMarked;
