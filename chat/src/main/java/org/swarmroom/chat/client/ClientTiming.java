package org.swarmroom.chat.client;

import java.time.Duration;
import org.swarmroom.chat.succession.Takeover;

/**
 * How patient a client is.
 *
 * @param firstRetry pause before the first new attempt; doubled each time, with jitter
 * @param lastRetry longest pause
 * @param heartbeat pause between PINGs to a program of ours; ten times as long to others
 * @param dead silence after a PING that means the host is gone
 * @param registration time for the host to let us in
 */
public record ClientTiming(
    Duration firstRetry,
    Duration lastRetry,
    Duration heartbeat,
    Duration dead,
    Duration registration) {

  public static final ClientTiming DEFAULT =
      new ClientTiming(
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofMillis(Takeover.HEARTBEAT),
          Duration.ofMillis(Takeover.DEAD - Takeover.HEARTBEAT),
          Duration.ofSeconds(20));
}
