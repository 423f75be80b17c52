/**
 * Search over names: immutable segment files, one an owner, derived from the database and
 * disposable.
 *
 * <p>The app calls {@link org.swarmroom.index.search.Search}; the rest serves this module. Searches
 * block and may come from any thread; {@code index-names} builds segments in the background.
 */
@NullMarked
package org.swarmroom.index.search;

import org.jspecify.annotations.NullMarked;
