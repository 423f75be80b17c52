package org.swarmroom.app.assembly;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.client.KeyMemory;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.index.settings.Settings;

/** The keys of the people known in one room, in the database. */
final class KeptKeys implements KeyMemory {

  private static final Logger LOG = LoggerFactory.getLogger(KeptKeys.class);
  private static final int HASH_DIGITS = 16;

  private final Settings settings;
  private final Executor work;
  private final NodeEvents events;
  private final String setting;

  /**
   * @param work for blocking reads
   * @param key tells rooms apart, whatever their names
   */
  KeptKeys(Settings settings, Executor work, NodeEvents events, RoomKey key) {
    this.settings = settings;
    this.work = work;
    this.events = events;
    this.setting = "room.people." + key.proof("swarmroom known keys").substring(0, HASH_DIGITS);
  }

  @Override
  public CompletableFuture<String> load() {
    return CompletableFuture.supplyAsync(() -> settings.get(setting).orElse(""), work);
  }

  @Override
  public void save(String keys) {
    settings
        .put(setting, keys)
        .exceptionally(
            failure -> {
              LOG.warn("the known keys were not kept", failure);
              events.warn(
                  "The keys of the people in the room could not be kept on disk; at the next start"
                      + " a changed key may go unnoticed.");
              return null;
            });
  }
}
