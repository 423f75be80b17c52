/**
 * Asks trackers for peers of public torrents: HTTP and HTTPS (BEP 3, 7, 23) and UDP (BEP 15), with
 * the times between by the tracker's own word.
 *
 * <p>The way in is {@link org.swarmroom.sharing.tracker.Trackers}. Nothing here blocks: HTTP runs
 * on the JDK client's threads, UDP and the schedule on a Netty event loop. What a tracker answers
 * is bounded and parsed as hostile.
 */
@NullMarked
package org.swarmroom.sharing.tracker;

import org.jspecify.annotations.NullMarked;
