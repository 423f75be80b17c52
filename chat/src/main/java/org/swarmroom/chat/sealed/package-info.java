/**
 * Private lines that only two members' programs can read. {@link org.swarmroom.chat.sealed.Seals}
 * makes and checks greetings, seals lines and opens them; {@link
 * org.swarmroom.chat.sealed.KnownKeys} remembers who had which key. No network, no clock and no
 * chance of its own: texts, times and a {@link java.security.SecureRandom} are given. Called by
 * {@code client}, which confines each object to its executor.
 */
@NullMarked
package org.swarmroom.chat.sealed;

import org.jspecify.annotations.NullMarked;
