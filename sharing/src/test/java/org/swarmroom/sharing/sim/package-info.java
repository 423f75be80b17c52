/**
 * Many engines in one thread on virtual time: the whole of {@code transfer} and {@code session}
 * runs as it is shipped, on event loops, disks and a network that obey one clock and one seed. The
 * same seed gives the same event log, so a failure replays. Everything in here belongs to the
 * thread that runs its {@link org.swarmroom.sharing.sim.World}.
 */
@NullMarked
package org.swarmroom.sharing.sim;

import org.jspecify.annotations.NullMarked;
