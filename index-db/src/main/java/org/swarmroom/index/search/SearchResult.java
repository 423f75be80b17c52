package org.swarmroom.index.search;

import java.util.List;

/**
 * @param hits the best first, one a content
 * @param more others match too, and were left off
 */
public record SearchResult(List<Hit> hits, boolean more) {}
