/**
 * The peer wire protocol as values and Netty handlers: handshake and messages (BEP 3, 6, 10, 52),
 * {@code ut_metadata} (BEP 9) and {@code ut_pex} (BEP 11).
 *
 * <p>A connection's pipeline holds {@link org.swarmroom.sharing.wire.HandshakeDecoder}, then {@link
 * org.swarmroom.sharing.wire.MessageDecoder}, and {@link org.swarmroom.sharing.wire.MessageEncoder}
 * from the start. Handlers run on the channel's event loop; values belong to any thread, except
 * that a {@link org.swarmroom.sharing.wire.Message.Piece} holds a buffer that its taker releases.
 */
@NullMarked
package org.swarmroom.sharing.wire;

import org.jspecify.annotations.NullMarked;
