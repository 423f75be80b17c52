package org.swarmroom.chat.peering;

import java.util.Optional;
import org.swarmroom.chat.link.HostPort;

/**
 * Where a link leads.
 *
 * @param fingerprint of the certificate of a server of our own kind; empty for one that speaks RFC
 *     2813
 * @param passwords for one that speaks RFC 2813; else empty
 */
public record LinkTarget(
    HostPort address, Optional<String> fingerprint, Optional<LinkPasswords> passwords) {

  /** Another host of the same room. */
  public static LinkTarget host(HostPort address, String fingerprint) {
    return new LinkTarget(address, Optional.of(fingerprint), Optional.empty());
  }

  /** A server that speaks RFC 2813, in which a person has entered us. */
  public static LinkTarget rfc2813(HostPort address, LinkPasswords passwords) {
    return new LinkTarget(address, Optional.empty(), Optional.of(passwords));
  }
}
