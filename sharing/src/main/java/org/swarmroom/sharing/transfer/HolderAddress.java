package org.swarmroom.sharing.transfer;

import java.net.InetSocketAddress;

/**
 * A member that holds a content, and one way to it. A member with several addresses appears several
 * times, and so does one that lists the content with several sizes.
 *
 * @param fingerprint 64 lower-case hex digits; the TLS connection is pinned to it
 * @param size as the member lists the content, in bytes, or {@link #ANY_SIZE}; it holds no other
 */
public record HolderAddress(String fingerprint, String nick, InetSocketAddress address, long size) {

  /** It is a holder whatever size is asked for. */
  public static final long ANY_SIZE = -1;

  public HolderAddress(String fingerprint, String nick, InetSocketAddress address) {
    this(fingerprint, nick, address, ANY_SIZE);
  }

  boolean lists(long wanted) {
    return size == ANY_SIZE || size == wanted;
  }
}
