package org.swarmroom.ui.fake;

import java.nio.file.Path;
import java.util.ArrayDeque;
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
import java.util.function.Function;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.LimitsRow;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;

/**
 * All that a {@link FakeNode} knows. One thread of its own owns the state, as a node's does; only
 * {@link #asked}, {@link #listeners} and the calls to that thread are for any.
 */
final class FakeWorld {

  final List<Consumer<? super NodeEvent>> listeners = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final Map<String, String> failures = new LinkedHashMap<>();
  final Map<String, String> settings = new LinkedHashMap<>();
  final List<MemberRow> members = new ArrayList<>();
  final List<ChatLine> lines = new ArrayList<>();
  final List<OfferRow> offers = new ArrayList<>();
  final List<ShareRow> shares = new ArrayList<>();
  final Map<String, PeerRow> peers = new LinkedHashMap<>();
  final List<SearchRow> files = new ArrayList<>();
  final Map<String, TransferRow> transfers = new LinkedHashMap<>();
  final AtomicLong ids = new AtomicLong();
  String nick = "ann";
  Optional<RoomState> room = Optional.empty();
  LimitsRow limits = new LimitsRow(0, 0, 0);
  Path downloads = Path.of("Downloads");

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "fake-node"));

  // from any thread

  CompletableFuture<Void> run(Runnable body) {
    return CompletableFuture.runAsync(body, thread);
  }

  <T> CompletableFuture<T> answer(String call, String what, Function<FakeWorld, T> body) {
    asked.add(what.isEmpty() ? call : call + " " + what);
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            var failure = failures.get(call.toLowerCase(Locale.ROOT));
            if (failure != null) {
              throw new NodeException(failure);
            }
            return body.apply(this);
          },
          thread);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.failedFuture(
          new NodeException("The node is closed; start it again."));
    }
  }

  void close() {
    thread.shutdown();
  }

  // on the thread

  RoomState enter(String name, boolean hosting) {
    members.removeIf(MemberRow::self);
    members.add(0, new MemberRow(nick, "ab".repeat(32), hosting, true, -1));
    var link = "swarmroom://127.0.0.1:51413/" + name + "?fp=ab&key=cd";
    var state = new RoomState(name, nick, hosting ? nick : "bob", link, hosting, true, "");
    room = Optional.of(state);
    tell(new NodeEvent.RoomChanged(now(), state, ""));
    return state;
  }

  ChatLine line(String from, String to, String kind, String text) {
    var line = new ChatLine("l" + ids.incrementAndGet(), now(), roomName(), from, to, kind, text);
    lines.add(line);
    tell(new NodeEvent.Line(line.at(), line, false));
    return line;
  }

  List<ChatLine> before(String roomLine, String privateLine, int limit) {
    int open = indexOf(roomLine);
    int own = indexOf(privateLine);
    var found = new ArrayDeque<ChatLine>();
    for (int i = Math.max(open, own) - 1; i >= 0 && found.size() < limit; i--) {
      if (i < (lines.get(i).to().startsWith("#") ? open : own)) {
        found.addFirst(lines.get(i));
      }
    }
    return List.copyOf(found);
  }

  private int indexOf(String id) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return i;
      }
    }
    return lines.size();
  }

  String roomName() {
    return room.map(RoomState::room).orElse("");
  }

  /** A second goes by with each look at the clock. */
  long now() {
    return FakeNode.NOW + 1000 * ids.incrementAndGet();
  }

  void tell(NodeEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
