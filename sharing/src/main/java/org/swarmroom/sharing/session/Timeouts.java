package org.swarmroom.sharing.session;

/**
 * How long a session waits, in milliseconds.
 *
 * @param snub a peer owes us blocks and sends none: others are asked
 * @param doubt nothing came for so long: another connection of the same peer may take its place
 * @param starving nobody sent data: peers that give nothing make room for others
 * @param silence nothing came at all: the connection ends
 * @param keepAlive we said nothing: a keep-alive is sent (BEP 3: two minutes)
 * @param handshake from the connection to the peer's handshake and, among members, its proof
 * @param idle a session without connections that nobody asked for sleeps again
 */
record Timeouts(
    long snub, long doubt, long starving, long silence, long keepAlive, long handshake, long idle) {

  static final Timeouts NORMAL =
      new Timeouts(20_000, 5_000, 30_000, 180_000, 100_000, 10_000, 30_000);
}
