/**
 * Accounts of a room's stock clients: names, salted keys, and how a client proves that it knows the
 * password (SASL PLAIN, SCRAM-SHA-256).
 *
 * <p>No network here. {@link org.swarmroom.chat.account.Accounts} is the way in: it asks the {@link
 * org.swarmroom.chat.account.AccountStore}, works keys out on a thread of its own and answers on
 * the room's. All else is plain and may be used on any thread by one caller at a time.
 */
@NullMarked
package org.swarmroom.chat.account;

import org.jspecify.annotations.NullMarked;
