package org.swarmroom.app.assembly;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been opened so far. Closing goes in reverse, and goes on when a part fails to close.
 * Confined to one thread at a time.
 */
final class OpenParts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

  private record Part(String name, AutoCloseable closing) {}

  private final Deque<Part> parts = new ArrayDeque<>();

  void add(String name, AutoCloseable closing) {
    parts.push(new Part(name, closing));
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.closing().close();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        LOG.error("interrupted while closing {}", part.name());
      } catch (Exception failed) {
        LOG.error("closing {} failed; the others are closed all the same", part.name(), failed);
      }
    }
  }
}
