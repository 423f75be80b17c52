/**
 * The one H2 database: open, migrate, write, read, recover. Inside this module only.
 *
 * <p>One thread, {@code index-writer}, owns all writes and shares one {@code CHECKPOINT SYNC} among
 * those that wait; reads borrow connections and may come from any thread.
 */
@NullMarked
package org.swarmroom.index.store;

import org.jspecify.annotations.NullMarked;
