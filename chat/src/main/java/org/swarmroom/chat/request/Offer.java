package org.swarmroom.chat.request;

import java.util.List;

/**
 * An answer to our request. Name, size and ids are the offerer's word, checked for form only.
 *
 * @param requestId of {@link FileRequest}
 * @param from nick of the offerer
 * @param account its fingerprint, or empty for one who proved none
 * @param size bytes, or -1 if not told
 * @param contentId 64 hex digits, or empty if only a magnet was given
 * @param addresses the offerer's listeners, {@code host:port}; empty if unknown
 * @param magnet link, or empty
 */
public record Offer(
    String requestId,
    String from,
    String account,
    String name,
    long size,
    String contentId,
    List<String> addresses,
    String magnet) {

  public Offer {
    addresses = List.copyOf(addresses);
  }
}
