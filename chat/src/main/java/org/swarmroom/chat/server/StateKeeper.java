package org.swarmroom.chat.server;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.room.RoomStateStore;

/**
 * Puts what changes of the channel on disk. Nobody waits for it; a failure is told once in a row,
 * and what could not be kept holds until the room closes.
 */
final class StateKeeper implements BiConsumer<String, String> {

  private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);

  private final RoomStateStore store;
  private final RoomServerEvents events;
  private volatile boolean failing;

  StateKeeper(RoomStateStore store, RoomServerEvents events) {
    this.store = store;
    this.events = events;
  }

  @Override
  public void accept(String name, String value) {
    var unused = store.save(name, value).whenComplete((done, failure) -> told(name, failure));
  }

  private void told(String name, @Nullable Throwable failure) {
    if (failure == null) {
      failing = false;
      return;
    }
    LOG.warn("the room's \"{}\" was not kept", name, failure);
    if (!failing) {
      failing = true;
      events.warning(
          "A mode or ban of the room could not be kept on disk: it holds until the room closes."
              + " Make space on the disk and set it again.");
    }
  }
}
