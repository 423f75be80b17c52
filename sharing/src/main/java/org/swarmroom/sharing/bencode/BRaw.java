package org.swarmroom.sharing.bencode;

/**
 * Bytes that are bencoded already and are written as they are: an info dictionary must keep every
 * byte, or its infohash changes. The parser never makes one.
 */
public record BRaw(byte[] bytes) implements BValue {}
