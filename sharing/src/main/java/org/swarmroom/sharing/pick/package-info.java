/**
 * Which block to ask of which peer: rarest first, started pieces before new ones, endgame. Plain
 * classes without sockets, files or clocks; used by a session and confined to its event loop.
 */
@NullMarked
package org.swarmroom.sharing.pick;

import org.jspecify.annotations.NullMarked;
