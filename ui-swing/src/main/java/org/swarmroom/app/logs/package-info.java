/**
 * What the node writes down for whoever looks for a fault: quiet by default, no secrets, no content
 * of files or lines.
 *
 * <p>Only processes that run a node use it; commands load no logging at all.
 */
@NullMarked
package org.swarmroom.app.logs;

import org.jspecify.annotations.NullMarked;
