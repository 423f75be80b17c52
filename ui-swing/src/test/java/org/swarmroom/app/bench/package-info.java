/**
 * The figures of the main README: the packaged program and stock BitTorrent clients, each end a
 * process of its own, by turns in one run.
 *
 * <p>{@code Bench} is the way in. No test calls any of this; it needs Linux, and the Debian
 * packages that {@code .ci/run} installs.
 */
@NullMarked
package org.swarmroom.app.bench;

import org.jspecify.annotations.NullMarked;
