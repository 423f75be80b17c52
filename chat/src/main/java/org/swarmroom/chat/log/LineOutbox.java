package org.swarmroom.chat.log;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Lines of one room that were said here and are not safe yet, so that they are sent whatever
 * becomes of the program. Called from any thread; must not block the caller.
 */
public interface LineOutbox {

  /** Keeps nothing. */
  LineOutbox NONE =
      new LineOutbox() {
        @Override
        public CompletableFuture<Void> keep(List<Line> lines) {
          return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> remove(Collection<String> ids) {
          return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<List<Line>> all() {
          return CompletableFuture.completedFuture(List.of());
        }
      };

  /**
   * @return completes when the lines are on disk; a known id is kept once
   */
  CompletableFuture<Void> keep(List<Line> lines);

  CompletableFuture<Void> remove(Collection<String> ids);

  /** In the order in which they were kept. */
  CompletableFuture<List<Line>> all();
}
