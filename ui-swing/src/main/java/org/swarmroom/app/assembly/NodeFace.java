package org.swarmroom.app.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.app.node.LimitsRow;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.NodeStatus;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.RefreshReport;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.app.node.SearchAnswer;
import org.swarmroom.app.node.ShareReport;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.app.port.Listener;
import org.swarmroom.chat.link.LinkException;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.index.files.Totals;

/** The node's face: passes each call to its area, and sees to it that failures are sentences. */
final class NodeFace implements NodeControl {

  private static final String ACT = "/me ";

  private static final int LONGEST_HISTORY = 10_000;

  private final Foundation base;
  private final Listener listener;
  private final RoomArea room;
  private final ShareArea shares;
  private final ExportArea exports;
  private final PeerArea peers;
  private final SearchArea search;
  private final TransferArea transfers;
  private final DhtArea dht;

  NodeFace(
      Foundation base,
      Listener listener,
      RoomArea room,
      ShareArea shares,
      ExportArea exports,
      PeerArea peers,
      SearchArea search,
      TransferArea transfers,
      DhtArea dht) {
    this.base = base;
    this.listener = listener;
    this.room = room;
    this.shares = shares;
    this.exports = exports;
    this.peers = peers;
    this.search = search;
    this.transfers = transfers;
    this.dht = dht;
  }

  @Override
  public Subscription listen(Consumer<? super NodeEvent> events) {
    return base.events().listen(events);
  }

  @Override
  public CompletableFuture<NodeStatus> status() {
    CompletableFuture<List<PeerRow>> known = Sentences.told(peers.list());
    CompletableFuture<Totals> shared = onWork(() -> base.index().files().totals());
    CompletableFuture<DhtRow> dhtNow = Sentences.told(dht.status());
    return CompletableFuture.allOf(known, shared, dhtNow)
        .thenApplyAsync(done -> status(known.join(), shared.join(), dhtNow.join()), base.work());
  }

  private NodeStatus status(List<PeerRow> known, Totals shared, DhtRow dhtNow) {
    Optional<RoomState> state = room.state();
    return new NodeStatus(
        base.identity().fingerprint(),
        state.map(RoomState::nick).orElseGet(base.nick()::wished),
        state.map(RoomState::room).orElse(""),
        state.map(RoomState::host).orElse(""),
        listener.port(),
        room.members().size(),
        (int) known.stream().filter(peer -> peer.state().equals("online")).count(),
        shared.files(),
        shared.bytes(),
        shared.waitingFiles(),
        transfers.list().size(),
        dhtNow);
  }

  @Override
  public CompletableFuture<RoomState> hostRoom(String name) {
    String trimmed = name.strip();
    if (trimmed.isEmpty() || trimmed.length() > RoomLink.MAX_ROOM_CHARS) {
      return CompletableFuture.failedFuture(
          new NodeException(
              "A room's name has 1 to "
                  + RoomLink.MAX_ROOM_CHARS
                  + " characters; choose another."));
    }
    return Sentences.told(room.host(trimmed));
  }

  @Override
  public CompletableFuture<RoomState> joinRoom(String link) {
    try {
      return Sentences.told(room.join(RoomLink.parse(link.strip())));
    } catch (LinkException unusable) {
      return CompletableFuture.failedFuture(Sentences.nodeException(unusable));
    }
  }

  @Override
  public CompletableFuture<Void> leaveRoom() {
    return Sentences.told(room.leave());
  }

  @Override
  public CompletableFuture<Optional<RoomState>> room() {
    return CompletableFuture.completedFuture(room.state());
  }

  @Override
  public CompletableFuture<ChatLine> say(String text) {
    return Sentences.told(
        room.inRoom(
                in ->
                    text.startsWith(ACT)
                        ? in.client().act(text.substring(ACT.length()))
                        : in.client().say(text))
            .thenApply(line -> Rows.line(line, ChatLine.SENT)));
  }

  @Override
  public CompletableFuture<ChatLine> message(String nick, String text) {
    return Sentences.told(room.inRoom(in -> in.client().message(nick, text)).thenApply(Rows::line));
  }

  @Override
  public CompletableFuture<String> trust(String nick) {
    return Sentences.told(room.inRoom(in -> in.client().trust(nick)));
  }

  @Override
  public CompletableFuture<String> linkServer(String address, String give, String expect) {
    return Sentences.told(room.linkServer(address, give, expect));
  }

  @Override
  public CompletableFuture<String> ask(String text) {
    return Sentences.told(room.inRoom(in -> in.client().ask(text)));
  }

  @Override
  public CompletableFuture<Void> setNick(String nick) {
    Optional<RoomSession> in = room.session();
    if (in.isEmpty()) {
      return Sentences.told(base.nick().wish(nick));
    }
    return Sentences.told(in.get().client().setNick(nick).thenCompose(base.nick()::wish));
  }

  @Override
  public CompletableFuture<Void> setTopic(String topic) {
    return Sentences.told(room.inRoom(in -> in.client().setTopic(topic)));
  }

  @Override
  public CompletableFuture<Void> setAway(String reason) {
    return Sentences.told(
        room.inRoom(
            in -> {
              in.client().setAway(reason.strip());
              return CompletableFuture.completedFuture(null);
            }));
  }

  @Override
  public CompletableFuture<List<MemberRow>> members() {
    return CompletableFuture.completedFuture(room.members());
  }

  @Override
  public CompletableFuture<List<ChatLine>> history(int limit) {
    return Sentences.told(room.history(Math.min(limit, LONGEST_HISTORY)));
  }

  @Override
  public CompletableFuture<List<ChatLine>> historyBefore(
      String roomLine, String privateLine, int limit) {
    int most = Math.min(limit, LONGEST_HISTORY);
    return Sentences.told(
        room.session()
            .map(in -> in.rows(Backlog.before(in, roomLine, privateLine, most)))
            .orElseGet(() -> CompletableFuture.completedFuture(List.of())));
  }

  @Override
  public CompletableFuture<Optional<ChatLine>> findBefore(
      String words, String roomLine, String privateLine) {
    return Sentences.told(
        room.session()
            .map(in -> in.log().find(in.client().nick(), words, roomLine, privateLine))
            .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
            .thenApply(line -> line.map(Rows::line)));
  }

  @Override
  public CompletableFuture<List<OfferRow>> offers() {
    return CompletableFuture.completedFuture(room.offers());
  }

  @Override
  public CompletableFuture<ShareReport> addShares(List<Path> paths, boolean includeHidden) {
    return Sentences.told(shares.add(paths, includeHidden));
  }

  @Override
  public CompletableFuture<Void> removeShare(Path path) {
    return Sentences.told(shares.remove(path));
  }

  @Override
  public CompletableFuture<ShareReport> rescan() {
    return Sentences.told(shares.rescan());
  }

  @Override
  public CompletableFuture<List<ShareRow>> shares() {
    return Sentences.told(shares.list());
  }

  @Override
  public CompletableFuture<Void> pauseHashing(boolean paused) {
    return onWork(
        () -> {
          shares.pause(paused);
          return null;
        });
  }

  @Override
  public CompletableFuture<List<PeerRow>> peers() {
    return Sentences.told(peers.list());
  }

  @Override
  public CompletableFuture<PeerRow> addPeer(String address) {
    return Sentences.told(peers.add(address));
  }

  @Override
  public CompletableFuture<Void> removePeer(String address) {
    return Sentences.told(peers.remove(address));
  }

  @Override
  public CompletableFuture<RefreshReport> refreshPeers() {
    return Sentences.told(peers.refresh());
  }

  @Override
  public CompletableFuture<SearchAnswer> search(String query, int limit) {
    return Sentences.told(search.search(query, limit));
  }

  @Override
  public CompletableFuture<TransferRow> download(String id, Optional<Path> to) {
    return Sentences.told(transfers.download(id, to))
        .thenApply(
            started -> {
              room.taken(id);
              return started;
            });
  }

  @Override
  public CompletableFuture<TransferRow> addTorrent(
      String source, Optional<Path> to, List<String> addresses) {
    return Sentences.told(transfers.addTorrent(source, to, addresses));
  }

  @Override
  public CompletableFuture<List<TransferRow>> transfers() {
    return CompletableFuture.completedFuture(transfers.list());
  }

  @Override
  public CompletableFuture<Void> pause(String transferId) {
    return Sentences.told(transfers.pause(transferId));
  }

  @Override
  public CompletableFuture<Void> resume(String transferId) {
    return Sentences.told(transfers.resume(transferId));
  }

  @Override
  public CompletableFuture<TransferRow> limitTransfer(
      String transferId, OptionalLong up, OptionalLong down) {
    return Sentences.told(transfers.limit(transferId, up, down));
  }

  @Override
  public CompletableFuture<TransferRow> setSequential(String transferId, boolean on) {
    return Sentences.told(transfers.sequential(transferId, on));
  }

  @Override
  public CompletableFuture<Void> cancel(String transferId) {
    return Sentences.told(transfers.cancel(transferId));
  }

  @Override
  public CompletableFuture<String> magnet(String contentId, boolean withOwnAddress) {
    return Sentences.told(exports.magnet(contentId, withOwnAddress));
  }

  @Override
  public CompletableFuture<Path> exportTorrent(String contentId, Path file) {
    return Sentences.told(exports.torrent(contentId, file));
  }

  @Override
  public CompletableFuture<LimitsRow> limits() {
    return CompletableFuture.completedFuture(transfers.limits());
  }

  @Override
  public CompletableFuture<LimitsRow> setLimits(LimitsRow limits) {
    return Sentences.told(transfers.setLimits(limits));
  }

  @Override
  public CompletableFuture<DhtRow> dht() {
    return Sentences.told(dht.status());
  }

  @Override
  public CompletableFuture<DhtRow> setDht(boolean on) {
    return Sentences.told(dht.set(on));
  }

  @Override
  public CompletableFuture<Optional<String>> setting(String key) {
    return onWork(() -> base.settings().all().get(key));
  }

  @Override
  public CompletableFuture<Void> putSetting(String key, String value) {
    return Sentences.told(base.settings().all().put(key, value));
  }

  @Override
  public CompletableFuture<Path> downloadsFolder() {
    return onWork(() -> base.settings().downloads());
  }

  @Override
  public CompletableFuture<Void> setDownloadsFolder(Path folder) {
    return Sentences.told(base.settings().downloads(folder));
  }

  private <T> CompletableFuture<T> onWork(Supplier<T> task) {
    return Sentences.told(CompletableFuture.supplyAsync(task, base.work()));
  }
}
