package org.swarmroom.app.node;

import java.util.List;

/**
 * Best hits first; {@code more} says that others were left off; {@code millis} the time the search
 * took.
 */
public record SearchAnswer(List<SearchRow> rows, boolean more, long millis) {}
