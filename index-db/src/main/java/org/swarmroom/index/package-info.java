/**
 * What this node knows and keeps: one H2 database and the name search over it.
 *
 * <p>{@link org.swarmroom.index.Index} is the way in. Writes return futures that complete, on the
 * thread {@code index-answers}, once the commit is on disk; a continuation must not wait there for
 * another write. Reads block and are safe from any thread; keep them off event loops and off the
 * event thread.
 */
@NullMarked
package org.swarmroom.index;

import org.jspecify.annotations.NullMarked;
