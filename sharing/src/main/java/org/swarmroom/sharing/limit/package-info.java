/**
 * Rates: what may pass (token buckets, shared by all sessions and safe to use from any thread) and
 * what did pass (meters, each confined to its owner's thread). Plain classes; time is an argument
 * or an injected clock.
 */
@NullMarked
package org.swarmroom.sharing.limit;

import org.jspecify.annotations.NullMarked;
