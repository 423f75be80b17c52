/**
 * One swarm: a torrent and all its connections. A session and everything in it is confined to one
 * event loop and needs no locks; what sessions share is thread-safe. Only {@code transfer} makes
 * sessions.
 */
@NullMarked
package org.swarmroom.sharing.session;

import org.jspecify.annotations.NullMarked;
