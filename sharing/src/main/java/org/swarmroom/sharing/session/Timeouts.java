package org.swarmroom.sharing.session;

/**
 * How long a session waits, in milliseconds.
 *
 * @param snub a peer owes us blocks and sends none: others are asked
 * @param silence nothing came at all: the connection ends
 * @param keepAlive we said nothing: a keep-alive is sent (BEP 3: two minutes)
 * @param handshake from the connection to the peer's handshake and, among members, its proof
 * @param idle a session without connections that nobody asked for sleeps again
 */
record Timeouts(long snub, long silence, long keepAlive, long handshake, long idle) {

  static final Timeouts NORMAL = new Timeouts(20_000, 180_000, 100_000, 10_000, 30_000);
}
