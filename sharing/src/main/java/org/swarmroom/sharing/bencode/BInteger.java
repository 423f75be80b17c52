package org.swarmroom.sharing.bencode;

/** A bencoded integer; larger ones than 64 bits are refused by the parser. */
public record BInteger(long value) implements BValue {}
