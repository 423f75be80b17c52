package org.swarmroom.sharing.transfer;

import java.net.InetSocketAddress;

/**
 * A member that holds a content, and one way to it. A member with several addresses appears several
 * times.
 *
 * @param fingerprint 64 lower-case hex digits; the TLS connection is pinned to it
 */
public record HolderAddress(String fingerprint, String nick, InetSocketAddress address) {}
