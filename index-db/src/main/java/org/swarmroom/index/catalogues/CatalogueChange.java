package org.swarmroom.index.catalogues;

import org.jspecify.annotations.Nullable;

/**
 * One step of a catalogue: from {@code sequence} on, {@code key} stands for {@code entry}.
 *
 * @param sequence rises with each change of that catalogue, from 1
 * @param key the owner's name for the file; stays through renames
 * @param entry null when the file left the catalogue
 */
public record CatalogueChange(long sequence, long key, @Nullable CatalogueEntry entry) {}
