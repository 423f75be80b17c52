package org.swarmroom.ui.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.swarmroom.app.node.ChatLine;
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
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareReport;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;

/**
 * One thread of its own owns all of its state, as a node's does. Time stands still at {@link #NOW}
 * and goes on a second with each line.
 */
public final class FakeNode implements NodeControl, AutoCloseable {

  /** 20 November 2026, 14:00 UTC. */
  public static final long NOW = 1_795_183_200_000L;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "fake-node"));
  private final List<Consumer<? super NodeEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> failures = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<MemberRow> members = new ArrayList<>();
  private final List<ChatLine> lines = new ArrayList<>();
  private final List<OfferRow> offers = new ArrayList<>();
  private final List<ShareRow> shares = new ArrayList<>();
  private final Map<String, PeerRow> peers = new LinkedHashMap<>();
  private final List<SearchRow> files = new ArrayList<>();
  private final Map<String, TransferRow> transfers = new LinkedHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private String nick = "ann";
  private Optional<RoomState> room = Optional.empty();
  private LimitsRow limits = new LimitsRow(0, 0, 0);
  private Path downloads = Path.of("Downloads");

  // what tests do

  /** Calls so far, such as {@code say hello}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** From now on this call fails with this sentence. */
  public void fail(String call, String sentence) {
    run(() -> failures.put(call, sentence));
  }

  public void emit(NodeEvent event) {
    run(() -> tell(event));
  }

  public void inRoom(String name) {
    run(() -> enter(name, true));
  }

  public void memberJoins(MemberRow member) {
    run(
        () -> {
          members.add(member);
          tell(new NodeEvent.MemberJoined(now(), member));
        });
  }

  public void says(String from, String text) {
    run(() -> line(from, "#" + roomName(), "message", text));
  }

  public void says(String from, String to, String kind, String text) {
    run(() -> line(from, to, kind, text));
  }

  public void keeps(ChatLine line) {
    run(() -> lines.add(line));
  }

  public void offers(OfferRow offer) {
    run(
        () -> {
          offers.removeIf(old -> old.id().equals(offer.id()));
          offers.add(offer);
          tell(new NodeEvent.OfferArrived(now(), offer));
        });
  }

  public void has(SearchRow... rows) {
    run(() -> files.addAll(List.of(rows)));
  }

  public void peer(PeerRow peer) {
    run(
        () -> {
          peers.put(peer.address(), peer);
          tell(new NodeEvent.PeerChanged(now(), peer));
        });
  }

  public void share(ShareRow row) {
    run(
        () -> {
          shares.removeIf(old -> old.path().equals(row.path()));
          shares.add(row);
        });
  }

  public void transfer(TransferRow row) {
    run(
        () -> {
          boolean fresh = transfers.put(row.id(), row) == null;
          tell(event(row, fresh));
        });
  }

  /** Waits until all that was asked and said before is done. */
  public void settle() {
    run(() -> {}).join();
  }

  private static NodeEvent event(TransferRow row, boolean fresh) {
    if (fresh) {
      return new NodeEvent.TransferStarted(NOW, row);
    }
    return switch (row.state()) {
      case "done" -> new NodeEvent.TransferDone(NOW, row);
      case "failed" -> new NodeEvent.TransferFailed(NOW, row);
      default -> new NodeEvent.TransferProgress(NOW, row);
    };
  }

  // what windows do

  @Override
  public Subscription listen(Consumer<? super NodeEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public CompletableFuture<NodeStatus> status() {
    return answer(
        "status",
        () ->
            new NodeStatus(
                "ab".repeat(32),
                nick,
                roomName(),
                room.map(RoomState::host).orElse(""),
                51413,
                members.size(),
                peers.size(),
                0,
                0,
                0,
                transfers.size()));
  }

  @Override
  public CompletableFuture<RoomState> hostRoom(String name) {
    return answer("host", name, () -> enter(name, true));
  }

  @Override
  public CompletableFuture<RoomState> joinRoom(String link) {
    return answer("join", link, () -> enter(link.replaceAll(".*/([^/?]+)(\\?.*)?$", "$1"), false));
  }

  @Override
  public CompletableFuture<Void> leaveRoom() {
    return done("leave", "", () -> room = Optional.empty());
  }

  @Override
  public CompletableFuture<Optional<RoomState>> room() {
    return answer("room", () -> room);
  }

  @Override
  public CompletableFuture<ChatLine> say(String text) {
    return answer("say", text, () -> line(nick, "#" + roomName(), "message", text));
  }

  @Override
  public CompletableFuture<ChatLine> message(String to, String text) {
    return answer("message", to + " " + text, () -> line(nick, to, "message", text));
  }

  @Override
  public CompletableFuture<String> ask(String text) {
    return answer(
        "ask",
        text,
        () -> {
          line(nick, "#" + roomName(), "message", text + " [want 7f3a]");
          return "7f3a";
        });
  }

  @Override
  public CompletableFuture<Void> setNick(String name) {
    return done(
        "nick",
        name,
        () -> {
          nick = name;
          members.replaceAll(
              m -> m.self() ? new MemberRow(name, m.fingerprint(), m.host(), true, -1) : m);
          room =
              room.map(
                  r ->
                      new RoomState(
                          r.room(),
                          name,
                          r.host(),
                          r.link(),
                          r.hosting(),
                          r.connected(),
                          r.topic()));
          tell(new NodeEvent.MembersChanged(now(), List.copyOf(members)));
        });
  }

  @Override
  public CompletableFuture<Void> setTopic(String topic) {
    return done(
        "topic",
        topic,
        () -> {
          room =
              room.map(
                  r ->
                      new RoomState(
                          r.room(),
                          r.nick(),
                          r.host(),
                          r.link(),
                          r.hosting(),
                          r.connected(),
                          topic));
          room.ifPresent(r -> tell(new NodeEvent.RoomChanged(now(), r, "")));
        });
  }

  @Override
  public CompletableFuture<List<MemberRow>> members() {
    return answer("members", () -> List.copyOf(members));
  }

  @Override
  public CompletableFuture<List<ChatLine>> history(int limit) {
    return answer(
        "history",
        Integer.toString(limit),
        () -> List.copyOf(lines.subList(Math.max(0, lines.size() - limit), lines.size())));
  }

  @Override
  public CompletableFuture<List<OfferRow>> offers() {
    return answer("offers", () -> List.copyOf(offers));
  }

  @Override
  public CompletableFuture<ShareReport> addShares(List<Path> paths, boolean includeHidden) {
    return answer(
        "share",
        paths.toString(),
        () -> {
          paths.forEach(
              path -> shares.add(new ShareRow(path, 3, 3 << 20, 0, 0, "hashing", List.of())));
          return new ShareReport(3, 3 << 20, 3, 0, 0, List.of());
        });
  }

  @Override
  public CompletableFuture<Void> removeShare(Path path) {
    return done("unshare", path.toString(), () -> shares.removeIf(row -> row.path().equals(path)));
  }

  @Override
  public CompletableFuture<ShareReport> rescan() {
    return answer("rescan", () -> new ShareReport(3, 3 << 20, 1, 0, 0, List.of()));
  }

  @Override
  public CompletableFuture<List<ShareRow>> shares() {
    return answer("shares", () -> List.copyOf(shares));
  }

  @Override
  public CompletableFuture<Void> pauseHashing(boolean paused) {
    return done("pause hashing", Boolean.toString(paused), () -> {});
  }

  @Override
  public CompletableFuture<List<PeerRow>> peers() {
    return answer("peers", () -> List.copyOf(peers.values()));
  }

  @Override
  public CompletableFuture<PeerRow> addPeer(String address) {
    return answer(
        "peer",
        address,
        () -> {
          var row = new PeerRow("", "", address, "connecting", "manual", 0, 0);
          peers.put(address, row);
          return row;
        });
  }

  @Override
  public CompletableFuture<Void> removePeer(String address) {
    return done("forget", address, () -> peers.remove(address));
  }

  @Override
  public CompletableFuture<RefreshReport> refreshPeers() {
    return answer(
        "refresh",
        () ->
            new RefreshReport(
                peers.size(), peers.size(), 0, "Asked " + peers.size() + " peers; nothing new."));
  }

  @Override
  public CompletableFuture<SearchAnswer> search(String query, int limit) {
    return answer(
        "search",
        query,
        () -> {
          var found = files.stream().filter(row -> FakeSearch.fits(row, query)).toList();
          return new SearchAnswer(
              found.subList(0, Math.min(limit, found.size())), found.size() > limit, 2);
        });
  }

  @Override
  public CompletableFuture<TransferRow> download(String id, Optional<Path> to) {
    return answer(
        "download",
        id,
        () -> {
          var file = files.stream().filter(f -> f.id().equals(id)).findFirst();
          var name =
              file.map(SearchRow::name)
                  .or(
                      () ->
                          offers.stream()
                              .filter(o -> o.id().equals(id))
                              .map(OfferRow::name)
                              .findFirst())
                  .orElse(id);
          long size = file.map(SearchRow::size).orElse(1000L);
          var row =
              new TransferRow(
                  "t-" + id,
                  name,
                  size,
                  0,
                  "fetching",
                  "",
                  0,
                  0,
                  file.map(SearchRow::holders).orElse(List.of()),
                  to.orElse(downloads).resolve(name),
                  -1);
          transfers.put(row.id(), row);
          tell(new NodeEvent.TransferStarted(now(), row));
          return row;
        });
  }

  @Override
  public CompletableFuture<TransferRow> addTorrent(
      String source, Optional<Path> to, List<String> with) {
    return answer(
        "torrent",
        source,
        () -> {
          var row =
              new TransferRow(
                  "t" + ids.incrementAndGet(),
                  source,
                  0,
                  0,
                  "waiting",
                  "Looking for holders.",
                  0,
                  0,
                  List.of(),
                  downloads,
                  -1);
          transfers.put(row.id(), row);
          tell(new NodeEvent.TransferStarted(now(), row));
          return row;
        });
  }

  @Override
  public CompletableFuture<List<TransferRow>> transfers() {
    return answer("transfers", () -> List.copyOf(transfers.values()));
  }

  @Override
  public CompletableFuture<Void> pause(String id) {
    return state("pause", id, "paused");
  }

  @Override
  public CompletableFuture<Void> resume(String id) {
    return state("resume", id, "fetching");
  }

  @Override
  public CompletableFuture<Void> cancel(String id) {
    return done(
        "cancel",
        id,
        () -> {
          transfers.remove(id);
          tell(new NodeEvent.TransferRemoved(now(), id));
        });
  }

  @Override
  public CompletableFuture<String> magnet(String contentId, boolean withOwnAddress) {
    return answer("magnet", contentId, () -> "magnet:?xt=urn:btmh:1220" + contentId);
  }

  @Override
  public CompletableFuture<Path> exportTorrent(String contentId, Path file) {
    return answer("export", contentId, () -> file);
  }

  @Override
  public CompletableFuture<LimitsRow> limits() {
    return answer("limits", () -> limits);
  }

  @Override
  public CompletableFuture<LimitsRow> setLimits(LimitsRow wanted) {
    return answer("set limits", wanted.toString(), () -> limits = wanted);
  }

  @Override
  public CompletableFuture<Optional<String>> setting(String key) {
    return answer("setting", key, () -> Optional.ofNullable(settings.get(key)));
  }

  @Override
  public CompletableFuture<Void> putSetting(String key, String value) {
    return done("put", key + " " + value, () -> settings.put(key, value));
  }

  @Override
  public CompletableFuture<Path> downloadsFolder() {
    return answer("downloads", () -> downloads);
  }

  @Override
  public CompletableFuture<Void> setDownloadsFolder(Path folder) {
    return done("set downloads", folder.toString(), () -> downloads = folder);
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  // state, on the thread

  private RoomState enter(String name, boolean hosting) {
    members.removeIf(MemberRow::self);
    members.add(0, new MemberRow(nick, "ab".repeat(32), hosting, true, -1));
    var host = hosting ? nick : "bob";
    var state =
        new RoomState(
            name,
            nick,
            host,
            "swarmroom://127.0.0.1:51413/" + name + "?fp=ab&key=cd",
            hosting,
            true,
            "");
    room = Optional.of(state);
    tell(new NodeEvent.RoomChanged(now(), state, ""));
    return state;
  }

  private ChatLine line(String from, String to, String kind, String text) {
    var line = new ChatLine("l" + ids.incrementAndGet(), now(), roomName(), from, to, kind, text);
    lines.add(line);
    tell(new NodeEvent.Line(line.at(), line, false));
    return line;
  }

  private String roomName() {
    return room.map(RoomState::room).orElse("");
  }

  private long now() {
    return NOW + 1000 * ids.incrementAndGet();
  }

  private void tell(NodeEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  private CompletableFuture<Void> state(String call, String id, String state) {
    return done(
        call,
        id,
        () -> {
          var row =
              transfers.computeIfPresent(
                  id,
                  (key, t) ->
                      new TransferRow(
                          id,
                          t.name(),
                          t.size(),
                          t.done(),
                          state,
                          "",
                          0,
                          0,
                          t.holders(),
                          t.to(),
                          -1));
          if (row != null) {
            tell(new NodeEvent.TransferProgress(now(), row));
          }
        });
  }

  private <T> CompletableFuture<T> answer(String call, Supplier<T> body) {
    return answer(call, "", body);
  }

  private <T> CompletableFuture<T> answer(String call, String what, Supplier<T> body) {
    asked.add(what.isEmpty() ? call : call + " " + what);
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            var failure = failures.get(call.toLowerCase(Locale.ROOT));
            if (failure != null) {
              throw new NodeException(failure);
            }
            return body.get();
          },
          thread);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.failedFuture(
          new NodeException("The node is closed; start it again."));
    }
  }

  private CompletableFuture<Void> done(String call, String what, Runnable body) {
    return answer(
        call,
        what,
        () -> {
          body.run();
          return null;
        });
  }

  private CompletableFuture<Void> run(Runnable body) {
    return CompletableFuture.runAsync(body, thread);
  }
}
