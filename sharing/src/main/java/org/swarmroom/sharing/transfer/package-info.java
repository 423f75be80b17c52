/**
 * What the user asked to fetch, why it waits, and the engine's face: {@link
 * org.swarmroom.sharing.transfer.Transfers}. Transfers live on one control thread, their sessions
 * on event loops; the public methods may be called from any thread and none of them blocks.
 */
@NullMarked
package org.swarmroom.sharing.transfer;

import org.jspecify.annotations.NullMarked;
