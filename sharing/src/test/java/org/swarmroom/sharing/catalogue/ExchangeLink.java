package org.swarmroom.sharing.catalogue;

import java.util.Queue;
import java.util.function.Consumer;

/** Two exchanges with each other; messages wait among the tasks until the test delivers them. */
final class ExchangeLink {

  final CatalogueExchange fromAnn;
  final CatalogueExchange fromBob;
  private final Queue<Runnable> tasks;
  boolean cut;
  long bytes;
  int biggest;

  ExchangeLink(ExchangeNode ann, ExchangeNode bob, Queue<Runnable> tasks) {
    this.tasks = tasks;
    fromAnn = exchange(ann, message -> deliver(message, false));
    fromBob = exchange(bob, message -> deliver(message, true));
  }

  private CatalogueExchange exchange(ExchangeNode node, Consumer<byte[]> out) {
    return new CatalogueExchange(
        node.state, new OwnCatalogue(node, Runnable::run), node, out, node, tasks::add);
  }

  private void deliver(byte[] message, boolean toAnn) {
    bytes += message.length;
    biggest = Math.max(biggest, message.length);
    tasks.add(
        () -> {
          if (!cut) {
            try {
              (toAnn ? fromAnn : fromBob).receive(message);
            } catch (CatalogueFormatException e) {
              throw new AssertionError(e);
            }
          }
        });
  }

  void start() {
    fromAnn.sayState();
    fromBob.sayState();
  }

  void cut() {
    cut = true;
    fromAnn.close();
    fromBob.close();
  }
}
