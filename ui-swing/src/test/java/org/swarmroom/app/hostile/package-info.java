/**
 * Whole nodes under attack, by their one real port and by all that a user can be made to type or
 * open: everybody else goes on, and the user gets one sentence or none is due.
 */
@NullMarked
package org.swarmroom.app.hostile;

import org.jspecify.annotations.NullMarked;
