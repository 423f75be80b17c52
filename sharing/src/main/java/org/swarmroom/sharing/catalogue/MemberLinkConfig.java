package org.swarmroom.sharing.catalogue;

import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.swarmroom.index.catalogues.Catalogues;
import org.swarmroom.sharing.wire.PeerId;

/**
 * What a link needs of this node.
 *
 * @param roomKey the room's secret
 * @param own our fingerprint
 * @param port our listening port, told to the peer
 * @param nick told to the peer
 * @param blocking may wait for the database
 */
public record MemberLinkConfig(
    byte[] roomKey,
    String own,
    PeerId peerId,
    IntSupplier port,
    Supplier<String> nick,
    OwnCatalogue ownCatalogue,
    Catalogues catalogues,
    Executor blocking) {}
