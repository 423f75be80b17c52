/**
 * Who sent bad data. Plain classes without sockets or clocks; suspects are confined to their
 * session's event loop, the ban list is shared by all sessions and thread-safe.
 */
@NullMarked
package org.swarmroom.sharing.ban;

import org.jspecify.annotations.NullMarked;
