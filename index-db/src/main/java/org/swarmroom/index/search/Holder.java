package org.swarmroom.index.search;

/** A member who has a content. {@code fingerprint} in lower-case hex. */
public record Holder(String fingerprint, String nick, boolean online) {}
