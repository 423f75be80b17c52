/**
 * The node's one TCP port: listens, finds out what each connection speaks, and hands it to whoever
 * speaks that.
 *
 * <p>Also dials room hosts, the same way back. Used by the composition root; everything runs on the
 * node's event loops and nothing blocks them.
 */
@NullMarked
package org.swarmroom.app.port;

import org.jspecify.annotations.NullMarked;
