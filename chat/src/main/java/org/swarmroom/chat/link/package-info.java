/**
 * What an invitation is made of: the {@code swarmroom://} link, the room key with its proofs, and
 * addresses. Plain values without I/O, for any thread; text comes from outside and is checked here.
 */
@NullMarked
package org.swarmroom.chat.link;

import org.jspecify.annotations.NullMarked;
