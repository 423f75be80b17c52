/**
 * Accounts that stock clients registered with rooms of this node.
 *
 * <p>Called by the app. Writes answer by futures, reads block; see {@link org.swarmroom.index}.
 */
@NullMarked
package org.swarmroom.index.accounts;

import org.jspecify.annotations.NullMarked;
