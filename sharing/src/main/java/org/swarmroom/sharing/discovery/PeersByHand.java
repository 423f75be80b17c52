package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.swarmroom.index.catalogues.Catalogues;
import org.swarmroom.index.peers.StoredPeer;

/** Peers that the user adds and removes. Any thread; works on the book's event loop. */
final class PeersByHand {

  private static final long ANSWER_SECONDS = 8;

  private final EventLoop loop;
  private final PeerTable table;
  private final PeerConnector connector;
  private final Catalogues catalogues;
  private final BooleanSupplier inRoom;

  PeersByHand(
      EventLoop loop,
      PeerTable table,
      PeerConnector connector,
      Catalogues catalogues,
      BooleanSupplier inRoom) {
    this.loop = loop;
    this.table = table;
    this.connector = connector;
    this.catalogues = catalogues;
    this.inRoom = inRoom;
  }

  /**
   * Adds a peer by hand. Completes when it was reached or not, within {@value #ANSWER_SECONDS} s.
   *
   * @param address {@code HOST:PORT}
   */
  CompletableFuture<Peer> add(String address) {
    HostPort parsed;
    try {
      parsed = HostPort.parse(address);
    } catch (PeerException e) {
      return CompletableFuture.failedFuture(e);
    }
    var added = new CompletableFuture<Peer>();
    loop.execute(
        () -> {
          PeerEntry entry =
              table.byAddress(parsed).orElseGet(() -> new PeerEntry("", StoredPeer.Source.MANUAL));
          entry.source = StoredPeer.Source.MANUAL;
          entry.prefer(parsed);
          table.add(entry);
          table.changed(entry);
          table.keep(entry);
          if (entry.link != null || !inRoom.getAsBoolean()) {
            added.complete(entry.snapshot());
            return;
          }
          entry.waiting.add(added);
          entry.failures = 0;
          connector.connect(entry, true);
          loop.schedule(() -> added.complete(entry.snapshot()), ANSWER_SECONDS, TimeUnit.SECONDS);
        });
    return added;
  }

  /**
   * Forgets a peer and what it shared.
   *
   * @param addressOrFingerprint as in its row
   */
  CompletableFuture<Void> remove(String addressOrFingerprint) {
    var removed = new CompletableFuture<Void>();
    loop.execute(
        () -> {
          Optional<PeerEntry> entry =
              table.all().stream()
                  .filter(
                      candidate ->
                          candidate.fingerprint.equals(addressOrFingerprint)
                              || candidate.addresses().stream()
                                  .anyMatch(a -> a.toString().equals(addressOrFingerprint)))
                  .findFirst();
          if (entry.isEmpty()) {
            removed.completeExceptionally(
                new PeerException(
                    "No peer has the address \"%s\", so none was removed. Look at the list of peers."
                        .formatted(addressOrFingerprint)));
            return;
          }
          forget(entry.get(), removed);
        });
    return removed;
  }

  private void forget(PeerEntry entry, CompletableFuture<Void> removed) {
    table.remove(entry);
    if (entry.link != null) {
      entry.link.close();
    }
    if (entry.fingerprint.isEmpty()) {
      removed.complete(null);
      return;
    }
    catalogues
        .forget(entry.fingerprint)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                removed.complete(null);
              } else {
                removed.completeExceptionally(failure);
              }
            });
  }
}
