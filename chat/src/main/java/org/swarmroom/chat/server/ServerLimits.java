package org.swarmroom.chat.server;

import java.time.Duration;

/**
 * What a client may cost.
 *
 * @param connections open at once
 * @param unregistered of them not yet registered
 * @param registration time to register
 * @param heartbeat silence after which a client is PINGed
 * @param dead silence after a PING that ends the connection
 * @param burstLines lines taken at once from a client
 * @param linesPerSecond lines taken after a burst; more wait, unread
 * @param sendQueueBytes not yet taken by a client before it is dropped
 * @param historyLines given to a late joiner
 */
public record ServerLimits(
    int connections,
    int unregistered,
    Duration registration,
    Duration heartbeat,
    Duration dead,
    int burstLines,
    double linesPerSecond,
    long sendQueueBytes,
    int historyLines) {

  public static final ServerLimits DEFAULT =
      new ServerLimits(
          1_000,
          200,
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          60,
          20,
          2 << 20,
          200);
}
