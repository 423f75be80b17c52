package org.swarmroom.app.node;

import java.util.List;

/**
 * What an add or a rescan did; {@code problems} has one sentence for each path that could not be
 * shared.
 */
public record ShareReport(
    long files, long bytes, long added, long changed, long removed, List<String> problems) {}
