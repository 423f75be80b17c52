package org.swarmroom.index.catalogues;

/**
 * How far we know a peer's catalogue.
 *
 * @param peer fingerprint, lower-case hex
 * @param generation the owner's, as last told
 * @param sequence all changes up to here are applied
 * @param entries files in it
 * @param bytes sum of their sizes
 */
public record CatalogueState(
    String peer, long generation, long sequence, long entries, long bytes) {}
