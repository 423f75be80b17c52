/**
 * How members tell each other what they share: messages {@code sr_catalogue} (a BEP 10 extension)
 * on a TLS connection between proven members of a room.
 *
 * <p>Either side says where its own catalogue stands ({@code state}); who is behind asks for the
 * changes since ({@code ask}) and gets them in messages of at most 64 KiB ({@code changes}). The
 * next are asked for only when the last are durable, so a slow disk slows the sender, and a torn
 * exchange goes on from the last durable change. {@link
 * org.swarmroom.sharing.catalogue.CatalogueExchange} is the protocol without I/O, confined to one
 * event loop; the codec is stateless.
 */
@NullMarked
package org.swarmroom.sharing.catalogue;

import org.jspecify.annotations.NullMarked;
