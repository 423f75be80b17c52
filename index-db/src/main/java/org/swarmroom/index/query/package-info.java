/**
 * The language of the search field: from text to a {@link org.swarmroom.index.query.Query}.
 *
 * <p>Pure: no files, no SQL, no threads. Anyone may call it.
 */
@NullMarked
package org.swarmroom.index.query;

import org.jspecify.annotations.NullMarked;
