package org.swarmroom.index.lines;

/**
 * Numbers that one host gave in one epoch, without a gap.
 *
 * @param host as in its stamps
 * @param from first number
 * @param to last number
 */
public record StampRange(long epoch, String host, long from, long to) {}
