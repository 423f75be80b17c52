package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;

/** What a node of the DHT stands in: a clock, a way to send, chance. One thread. */
interface Surroundings {

  /** Milliseconds of a clock that never goes back. */
  long now();

  /** Runs {@code work} once on the node's thread, after so many milliseconds. */
  Timer after(long millis, Runnable work);

  /** Sends a datagram, or doesn't: nobody is told. */
  void send(InetSocketAddress to, byte[] datagram);

  RandomGenerator random();

  /** Something that is going to run. */
  interface Timer {
    void cancel();
  }
}
