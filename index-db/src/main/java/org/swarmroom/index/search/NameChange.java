package org.swarmroom.index.search;

import org.jspecify.annotations.Nullable;

/** From now on the owner's {@code key} stands for {@code entry}; null when it is gone. */
public record NameChange(long key, @Nullable NameEntry entry) {}
