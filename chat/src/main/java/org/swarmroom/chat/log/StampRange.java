package org.swarmroom.chat.log;

/**
 * Numbers that one host gave in one epoch, without a gap.
 *
 * @param host first 8 hex digits of its fingerprint
 * @param from first number
 * @param to last number
 */
public record StampRange(long epoch, String host, long from, long to) {}
