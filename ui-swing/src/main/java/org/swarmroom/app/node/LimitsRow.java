package org.swarmroom.app.node;

/**
 * Limits: {@code up} and {@code down} in bytes a second, 0 for none; {@code slots} upload slots, 0
 * for automatic.
 */
public record LimitsRow(long up, long down, int slots) {}
