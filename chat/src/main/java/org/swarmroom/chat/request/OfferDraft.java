package org.swarmroom.chat.request;

/**
 * A file of ours that answers a request.
 *
 * @param size bytes
 * @param contentId 64 hex digits
 * @param infohash 40 hex digits, of the torrent stock clients may fetch; empty if there is none
 * @param magnet link for any torrent program; empty if there is none
 */
public record OfferDraft(
    String name, long size, String contentId, String infohash, String magnet) {}
