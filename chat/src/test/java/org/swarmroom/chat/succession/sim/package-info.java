/**
 * Rooms whose hosts die, in virtual time: the real policies of host succession, nodes with disks
 * and connections that exist only here, faults by seed, and a judge. One thread; a seed replays.
 */
@NullMarked
package org.swarmroom.chat.succession.sim;

import org.jspecify.annotations.NullMarked;
