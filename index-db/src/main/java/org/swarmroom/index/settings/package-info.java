/**
 * Small values of the user and of the windows, by key.
 *
 * <p>Called by the app. Writes answer by futures, reads block; see {@link org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.settings;

import org.jspecify.annotations.NullMarked;
