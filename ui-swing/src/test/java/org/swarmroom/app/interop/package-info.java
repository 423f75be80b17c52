/**
 * Swarmroom against the programs of others, each as a process of its own: aria2, transmission and
 * libtorrent fetch from us and we from them, irssi talks in a room.
 *
 * <p>Run by the Maven profile {@code interop}; needs the Debian packages that {@code .ci/run}
 * installs.
 */
@NullMarked
package org.swarmroom.app.interop;

import org.jspecify.annotations.NullMarked;
