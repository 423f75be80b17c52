package org.swarmroom.app.assembly;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.RefreshReport;
import org.swarmroom.chat.client.Member;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.index.search.HolderInfo;
import org.swarmroom.sharing.discovery.Peer;
import org.swarmroom.sharing.discovery.PeerBook;
import org.swarmroom.sharing.discovery.PeerListener;
import org.swarmroom.sharing.discovery.RoomMember;

/** The other members' programs, and what the room tells of them. Thread-safe. */
final class PeerArea implements RoomFollower, HolderInfo {

  private static final int SHORT_NAME = 8;

  private final PeerBook book;
  private final Supplier<String> ownNick;
  private volatile Optional<byte[]> roomKey = Optional.empty();

  PeerArea(PeerBook book, Supplier<String> ownNick) {
    this.book = book;
    this.ownNick = ownNick;
  }

  /** What the book tells goes out as events. */
  static PeerListener listener(NodeEvents events) {
    return new PeerListener() {
      @Override
      public void peerChanged(Peer peer) {
        events.send(new NodeEvent.PeerChanged(System.currentTimeMillis(), row(peer)));
      }

      @Override
      public void peerRemoved(Peer peer) {
        events.send(new NodeEvent.PeerChanged(System.currentTimeMillis(), row(peer, "removed")));
      }

      @Override
      public void catalogueUpdated(String fingerprint, String nick, long files) {
        events.send(
            new NodeEvent.CatalogueUpdated(System.currentTimeMillis(), fingerprint, nick, files));
      }

      @Override
      public void warning(String sentence) {
        events.warn(sentence);
      }
    };
  }

  /** Keys of the rooms we are in: what peers must prove to get what is not public. */
  Collection<byte[]> roomKeys() {
    return roomKey.stream().toList();
  }

  @Override
  public void entered(RoomLink link) {
    byte[] key = link.key().bytes();
    roomKey = Optional.of(key);
    book.enterRoom(key);
  }

  @Override
  public void members(Collection<Member> members) {
    book.members(
        members.stream()
            .filter(each -> each.nativeClient() && !each.account().isEmpty())
            .map(each -> new RoomMember(each.account(), each.nick(), each.addresses()))
            .toList());
  }

  @Override
  public void left() {
    roomKey = Optional.empty();
    book.leaveRoom();
  }

  CompletableFuture<List<PeerRow>> list() {
    return book.peers().thenApply(peers -> peers.stream().map(PeerArea::row).toList());
  }

  CompletableFuture<PeerRow> add(String address) {
    return book.add(address).thenApply(PeerArea::row);
  }

  CompletableFuture<Void> remove(String address) {
    return book.remove(address);
  }

  CompletableFuture<RefreshReport> refresh() {
    return book.refresh()
        .thenApply(
            found ->
                new RefreshReport(
                    found.asked(), found.online(), found.newEntries(), found.sentence()));
  }

  @Override
  public String nick(String fingerprint) {
    if (fingerprint.isEmpty()) {
      return ownNick.get();
    }
    String known = book.holders().nick(fingerprint);
    return known.isEmpty()
        ? fingerprint.substring(0, Math.min(SHORT_NAME, fingerprint.length()))
        : known;
  }

  @Override
  public boolean online(String fingerprint) {
    return book.isOnline(fingerprint);
  }

  private static PeerRow row(Peer peer) {
    return row(peer, peer.state().word());
  }

  private static PeerRow row(Peer peer, String state) {
    String source =
        switch (peer.source()) {
          case ROOM -> "room";
          case MANUAL -> "manual";
          case LSD -> "lan";
        };
    return new PeerRow(
        peer.fingerprint(),
        peer.nick(),
        peer.address(),
        state.toLowerCase(Locale.ROOT),
        source,
        peer.files(),
        peer.bytes());
  }
}
