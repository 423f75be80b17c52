package org.swarmroom.sharing.transfer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of transfers. Thread-safe; one that fails costs the others nothing. */
final class Listeners {

  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  private final List<Consumer<? super TransferEvent>> all = new CopyOnWriteArrayList<>();

  AutoCloseable add(Consumer<? super TransferEvent> listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  void publish(TransferEvent event) {
    for (var listener : all) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        log.warn("a listener failed on {}", event, e);
      }
    }
  }
}
