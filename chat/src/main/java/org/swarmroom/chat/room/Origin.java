package org.swarmroom.chat.room;

import java.util.Optional;

/**
 * Where a connection comes from.
 *
 * @param address literal address without port as the host sees it; empty for a connection inside
 *     this process
 * @param fingerprint of the client certificate, if one was shown
 * @param secure TLS, or inside this process
 */
public record Origin(String address, Optional<String> fingerprint, boolean secure) {}
