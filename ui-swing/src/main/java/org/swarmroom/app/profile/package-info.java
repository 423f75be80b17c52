/**
 * The folder a node lives in: where it is, who may read it, and that only one process uses it.
 *
 * <p>Leaf package: files and one lock, no network. Used by the commands (to find a running node)
 * and by the node itself, from any thread.
 */
@NullMarked
package org.swarmroom.app.profile;

import org.jspecify.annotations.NullMarked;
