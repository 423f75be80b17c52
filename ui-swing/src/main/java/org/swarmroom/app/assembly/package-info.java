/**
 * The composition root: builds the parts of a node in order, wires them to each other, closes them
 * in reverse, and fulfils {@link org.swarmroom.app.node.NodeControl} on top of them.
 *
 * <p>Called by the commands that run a node. Each class wires one area; none decides what the
 * areas' own modules should decide. Blocking reads go to the node's work threads, never to an event
 * loop; events leave on one event thread.
 */
@NullMarked
package org.swarmroom.app.assembly;

import org.jspecify.annotations.NullMarked;
