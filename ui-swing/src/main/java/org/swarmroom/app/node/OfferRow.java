package org.swarmroom.app.node;

import java.util.List;

/**
 * Offers of one content for our request {@code request}, merged; {@code id} is the content id (hex)
 * and can be downloaded.
 */
public record OfferRow(String id, String request, String name, long size, List<String> holders) {}
