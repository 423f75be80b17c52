package org.swarmroom.chat.client;

import java.util.concurrent.CompletableFuture;

/**
 * Where a room's known keys are kept from start to start, as one text of at most 256 KiB. Fulfilled
 * by the application. Called on the client's executor; must not block.
 */
public interface KeyMemory {

  /**
   * @return what was saved last, or empty text
   */
  CompletableFuture<String> load();

  /** Keeps this instead of what was before. */
  void save(String keys);
}
