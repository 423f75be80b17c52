package org.swarmroom.index.catalogues;

import java.util.Set;

/**
 * A name under which a content is listed.
 *
 * @param path folder and name with {@code /}; untrusted
 * @param size in bytes; untrusted
 * @param holders peers that list it so
 */
public record Listing(String path, long size, Set<String> holders) {

  public Listing {
    holders = Set.copyOf(holders);
  }
}
