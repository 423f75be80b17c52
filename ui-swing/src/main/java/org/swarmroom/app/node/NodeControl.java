package org.swarmroom.app.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * All that a user can ask of a node; each window action and each command is one call here.
 *
 * <p>No method blocks: answers come as futures that complete on a node thread. A future that fails
 * does so with a {@link NodeException} whose message is one sentence for the user. Safe to call
 * from any thread, the event thread included.
 */
public interface NodeControl {

  /**
   * Hears every event from now on, in order, on the node's event thread.
   *
   * @return closes the subscription
   */
  Subscription listen(Consumer<? super NodeEvent> listener);

  CompletableFuture<NodeStatus> status();

  // room

  /** Opens a room here. Leaves the present room first. */
  CompletableFuture<RoomState> hostRoom(String room);

  /**
   * Joins by a {@code swarmroom://} link; completes when the host has let us in. Leaves the present
   * room first.
   */
  CompletableFuture<RoomState> joinRoom(String link);

  CompletableFuture<Void> leaveRoom();

  CompletableFuture<Optional<RoomState>> room();

  /** Completes when the host has the line on disk. A text after {@code /me} tells what we do. */
  CompletableFuture<ChatLine> say(String text);

  /**
   * A private message. To a member with a key it goes encrypted or not at all; see {@link
   * ChatLine#encrypted} for how it went.
   */
  CompletableFuture<ChatLine> message(String nick, String text);

  /**
   * Accepts a member as it is now, with its key or without one, after a warning that the key
   * changed.
   *
   * @return one sentence
   */
  CompletableFuture<String> trust(String nick);

  /**
   * Links the room hosted here to another server, and keeps the link.
   *
   * @param address the room's link as another host of it gives it, or {@code host:port} of a server
   *     that speaks RFC 2813, such as ngIRCd
   * @param give password given to such a server; empty for a host
   * @param expect password that it must give; empty for a host
   * @return one sentence
   */
  CompletableFuture<String> linkServer(String address, String give, String expect);

  /**
   * Sends a file request such as {@code @all who has X} or {@code @bob please send X}; a bare text
   * is asked of all.
   */
  CompletableFuture<String> ask(String text);

  CompletableFuture<Void> setNick(String nick);

  CompletableFuture<Void> setTopic(String topic);

  /** Tells the room that we are away, with a reason, or back when it is empty. */
  CompletableFuture<Void> setAway(String reason);

  CompletableFuture<List<MemberRow>> members();

  /** The newest lines kept here, oldest first. */
  CompletableFuture<List<ChatLine>> history(int limit);

  /**
   * The lines just before some known ones, oldest first: of the room and private ones together in
   * the order they were said; those that are not kept here come from the host, if it has them. None
   * if there are no older ones. Asking on from the oldest lines of each answer goes through all.
   *
   * @param roomLine id of the oldest known line of the room, or empty for the newest
   * @param privateLine id of the oldest known private line, or empty for the newest
   */
  CompletableFuture<List<ChatLine>> historyBefore(String roomLine, String privateLine, int limit);

  /**
   * The newest line kept here, before some known ones as in {@link #historyBefore}, with these
   * words in it, in upper or lower case.
   */
  CompletableFuture<Optional<ChatLine>> findBefore(
      String words, String roomLine, String privateLine);

  /** Offers received for our requests, one row a content. */
  CompletableFuture<List<OfferRow>> offers();

  // shares

  /** Completes when every name below the paths is searchable; hashing goes on behind. */
  CompletableFuture<ShareReport> addShares(List<Path> paths, boolean includeHidden);

  CompletableFuture<Void> removeShare(Path path);

  CompletableFuture<ShareReport> rescan();

  CompletableFuture<List<ShareRow>> shares();

  CompletableFuture<Void> pauseHashing(boolean paused);

  // peers

  CompletableFuture<List<PeerRow>> peers();

  /**
   * Adds a peer by hand; completes when it was reached, or was not.
   *
   * @param address {@code HOST:PORT}
   */
  CompletableFuture<PeerRow> addPeer(String address);

  CompletableFuture<Void> removePeer(String address);

  /** Asks every peer again now; the answer says in one sentence what was found. */
  CompletableFuture<RefreshReport> refreshPeers();

  // search and transfers

  CompletableFuture<SearchAnswer> search(String query, int limit);

  /**
   * Starts fetching contents.
   *
   * @param id content id (hex), or an offer's id
   * @param to folder, or empty for the downloads folder
   */
  CompletableFuture<TransferRow> download(String id, Optional<Path> to);

  /**
   * Adds a torrent: checks what is there, fetches the rest.
   *
   * @param source a .torrent file's path or a magnet link
   * @param peers addresses {@code HOST:PORT} to try besides those found
   */
  CompletableFuture<TransferRow> addTorrent(String source, Optional<Path> to, List<String> peers);

  CompletableFuture<List<TransferRow>> transfers();

  CompletableFuture<Void> pause(String transferId);

  CompletableFuture<Void> resume(String transferId);

  /**
   * Other limits of one transfer, beside those of the node; kept.
   *
   * @param up bytes a second, 0 for no limit, empty for the one that holds
   * @param down likewise
   */
  CompletableFuture<TransferRow> limitTransfer(
      String transferId, OptionalLong up, OptionalLong down);

  /** Whether its pieces are fetched in order, for a preview, or rarest first; kept. */
  CompletableFuture<TransferRow> setSequential(String transferId, boolean on);

  /** Forgets the transfer and deletes its unfinished part; a finished file stays. */
  CompletableFuture<Void> cancel(String transferId);

  /** A magnet link for stock BitTorrent clients; makes the content fetchable by them. */
  CompletableFuture<String> magnet(String contentId, boolean withOwnAddress);

  /** Writes a torrent for stock BitTorrent clients; makes the content fetchable by them. */
  CompletableFuture<Path> exportTorrent(String contentId, Path file);

  CompletableFuture<LimitsRow> limits();

  CompletableFuture<LimitsRow> setLimits(LimitsRow limits);

  CompletableFuture<DhtRow> dht();

  /** Whether peers of public torrents are looked for in the DHT; kept for later starts. */
  CompletableFuture<DhtRow> setDht(boolean on);

  // settings

  /** Settings of the windows and of the user, such as {@code theme}; keys are lower-case words. */
  CompletableFuture<Optional<String>> setting(String key);

  CompletableFuture<Void> putSetting(String key, String value);

  CompletableFuture<Path> downloadsFolder();

  CompletableFuture<Void> setDownloadsFolder(Path folder);

  /** Ends a {@link #listen} subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
