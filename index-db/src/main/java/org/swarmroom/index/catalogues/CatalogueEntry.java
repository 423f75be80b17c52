package org.swarmroom.index.catalogues;

import org.swarmroom.index.ContentId;

/**
 * One file as its owner lists it.
 *
 * @param path folder and name with {@code /}, starting with the shared folder's own name; untrusted
 * @param size in bytes
 * @param modifiedAt epoch milliseconds
 */
public record CatalogueEntry(ContentId content, String path, long size, long modifiedAt) {}
