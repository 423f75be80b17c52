package org.swarmroom.index.search;

import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;

/**
 * A name to be found.
 *
 * @param path folder and name with {@code /}
 * @param size in bytes
 * @param content null while unknown
 */
public record NameEntry(String path, long size, @Nullable ContentId content) {}
