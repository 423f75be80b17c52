package org.swarmroom.chat.client;

import java.time.Duration;
import org.swarmroom.chat.sealed.Credentials;

/**
 * What it takes to seal private lines.
 *
 * @param credentials those of our certificate
 * @param memory of this room, told by its key
 * @param patience how long another's program has to answer a greeting
 */
public record SealingConfig(Credentials credentials, KeyMemory memory, Duration patience) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public static SealingConfig of(Credentials credentials, KeyMemory memory) {
    return new SealingConfig(credentials, memory, PATIENCE);
  }
}
