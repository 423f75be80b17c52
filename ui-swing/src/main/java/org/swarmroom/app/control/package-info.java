/**
 * The control socket: how commands and scripts reach a running node.
 *
 * <p>A Unix-domain socket in the profile, one JSON object a line. A request {@code
 * {"id":1,"do":"search","query":"x"}} is answered by {@code {"id":1,"result":…}} or {@code
 * {"id":1,"error":"one sentence"}}; after {@code listen} the connection also carries events. The
 * server side needs {@link org.swarmroom.app.node.NodeControl} and nothing of the parts behind it;
 * the client side loads few classes, so that commands start fast.
 */
@NullMarked
package org.swarmroom.app.control;

import org.jspecify.annotations.NullMarked;
