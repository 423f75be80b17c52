package org.swarmroom.index.settings;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Values by key; keys are lower-case words with dots. */
public interface Settings {

  Optional<String> get(String key);

  CompletableFuture<Void> put(String key, String value);

  CompletableFuture<Void> remove(String key);
}
