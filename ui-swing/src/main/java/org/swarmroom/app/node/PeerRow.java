package org.swarmroom.app.node;

/**
 * A peer. {@code state} is {@code connecting}, {@code online} or {@code away}, and in its last
 * event {@code removed}; {@code files} counts what its catalogue lists; {@code source} is {@code
 * room}, {@code manual} or {@code lan}.
 */
public record PeerRow(
    String fingerprint,
    String nick,
    String address,
    String state,
    String source,
    long files,
    long bytes) {}
