/**
 * Who may download from us: upload slots, reciprocation, the optimistic slot and turns. Plain
 * classes with the time as an argument; used by a session and confined to its event loop.
 */
@NullMarked
package org.swarmroom.sharing.choke;

import org.jspecify.annotations.NullMarked;
