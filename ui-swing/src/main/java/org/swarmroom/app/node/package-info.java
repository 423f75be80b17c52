/**
 * The face of a running node: {@link org.swarmroom.app.node.NodeControl} with the snapshots it
 * returns and the events it sends.
 *
 * <p>The windows and the control socket are both clients of this package. Everything here is
 * immutable and free of Swing. Methods may be called from any thread; listeners are called one
 * event at a time on the node's event thread.
 */
@NullMarked
package org.swarmroom.app.node;

import org.jspecify.annotations.NullMarked;
