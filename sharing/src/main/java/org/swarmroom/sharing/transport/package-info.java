/**
 * Connections before any protocol runs on them: the node's identity, TLS with pinned fingerprints,
 * MSE for stock BitTorrent clients, telling protocols apart by their first bytes, and dialling.
 *
 * <p>Handlers run on their channel's event loop and make no blocking call. Fingerprints are the
 * SHA-256 of a certificate's DER form, 64 lower-case hexadecimal digits.
 */
@NullMarked
package org.swarmroom.sharing.transport;

import org.jspecify.annotations.NullMarked;
