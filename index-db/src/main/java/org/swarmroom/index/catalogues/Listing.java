package org.swarmroom.index.catalogues;

/**
 * A name under which a content is listed.
 *
 * @param path folder and name with {@code /}; untrusted
 * @param size in bytes
 */
public record Listing(String path, long size) {}
