package org.swarmroom.index.settings;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Values by key; keys are lower-case words with dots. */
public interface Settings {

  /** The one kept in a database. */
  static Settings in(Store store) {
    return new SqlSettings(store);
  }

  Optional<String> get(String key);

  CompletableFuture<Void> put(String key, String value);

  CompletableFuture<Void> remove(String key);
}
