package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoop;
import java.util.List;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.sharing.catalogue.MemberLink;

/**
 * Passes on what links bring of catalogues. Called on any link's event loop; works on the book's,
 * to which its state is confined.
 */
final class CatalogueNews {

  private final EventLoop loop;
  private final PeerTable table;
  private final OnlineMembers online;
  private final PeerListener listener;
  private long entriesReceived;

  CatalogueNews(EventLoop loop, PeerTable table, OnlineMembers online, PeerListener listener) {
    this.loop = loop;
    this.table = table;
    this.online = online;
    this.listener = listener;
  }

  /** Catalogue changes that came in since the start. Book's loop only. */
  long entriesReceived() {
    return entriesReceived;
  }

  void applied(MemberLink link, CatalogueState state, List<CatalogueChange> changes) {
    loop.execute(
        () -> {
          entriesReceived += changes.size();
          table
              .byFingerprint(link.peer())
              .filter(entry -> !changes.isEmpty() || entry.files != state.entries())
              .ifPresent(entry -> updated(entry, state));
          for (CatalogueChange change : changes) {
            if (change.entry() != null) {
              online.changed(change.entry().content());
            }
          }
        });
  }

  private void updated(PeerEntry entry, CatalogueState state) {
    entry.files = state.entries();
    entry.bytes = state.bytes();
    table.changed(entry);
    listener.catalogueUpdated(entry.fingerprint, entry.nick, entry.files);
  }

  void full(MemberLink link, String reason) {
    loop.execute(
        () ->
            listener.warning(
                "The catalogue of %s was not taken whole. %s".formatted(name(link), reason)));
  }

  void notStored(MemberLink link, Throwable cause) {
    loop.execute(
        () ->
            listener.warning(
                "What %s shares could not be stored (%s). Look whether the disk is full; it is asked for again later."
                    .formatted(name(link), cause.getMessage())));
  }

  private String name(MemberLink link) {
    return table
        .byFingerprint(link.peer())
        .map(entry -> entry.nick)
        .filter(nick -> !nick.isEmpty())
        .orElse(link.peer().substring(0, 8));
  }
}
