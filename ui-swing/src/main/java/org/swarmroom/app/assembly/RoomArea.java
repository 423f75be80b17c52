package org.swarmroom.app.assembly;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.server.Porter;
import org.swarmroom.chat.server.RoomServer;
import org.swarmroom.chat.server.RoomServerConfig;
import org.swarmroom.chat.succession.Seat;

/**
 * The room the node is in, if any.
 *
 * <p>Invariant: entering and leaving happen one after the other; at most one {@link RoomSession} is
 * alive. Thread-safe.
 */
final class RoomArea {

  private final RoomContext context;
  private final RoomMemory memory;
  private final Supplier<List<HostPort>> ownAddresses;
  private final HostAccess access;
  private final Supplier<String> wishedNick;
  private final Offers offers = new Offers();

  private CompletableFuture<?> lastMove = CompletableFuture.completedFuture(null);
  private volatile @Nullable RoomSession session;

  /** How strangers get into rooms that are hosted here. */
  record HostAccess(Optional<String> password, List<RoomServerConfig.Operator> operators) {}

  RoomArea(
      RoomContext context,
      RoomMemory memory,
      Supplier<List<HostPort>> ownAddresses,
      HostAccess access,
      Supplier<String> wishedNick) {
    this.context = context;
    this.memory = memory;
    this.ownAddresses = ownAddresses;
    this.access = access;
    this.wishedNick = wishedNick;
  }

  /** The server of the room hosted here. */
  Optional<RoomServer> server() {
    return session().flatMap(in -> in.seat().server());
  }

  /** See {@link org.swarmroom.app.node.NodeControl#linkServer}. */
  CompletableFuture<String> linkServer(String address, String give, String expect) {
    return server()
        .map(server -> new ServerLinker(context, server).link(address, give, expect))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new NodeException(
                        "This node hosts no room now, and only a host links servers; host one with:"
                            + " swarmroom room host NAME")));
  }

  /** Who stands at our port while the room is served elsewhere. */
  Optional<Porter> porter() {
    return session().map(RoomSession::porter);
  }

  Optional<RoomSession> session() {
    return Optional.ofNullable(session);
  }

  CompletableFuture<RoomState> host(String room) {
    return move(() ->
            leaveNow("opening another room").thenComposeAsync(left -> open(room), context.work()))
        .thenCompose(RoomSession::admitted);
  }

  CompletableFuture<RoomState> join(RoomLink link) {
    return enter(link).thenCompose(RoomSession::admitted);
  }

  /** Completes when the node has begun to connect. */
  CompletableFuture<RoomSession> enter(RoomLink link) {
    return move(() -> enterNow(link));
  }

  private CompletableFuture<RoomSession> enterNow(RoomLink link) {
    Optional<RoomSession> here = session().filter(in -> in.isOf(link));
    if (here.isPresent()) {
      return CompletableFuture.completedFuture(here.get());
    }
    if (link.fingerprint().equals(context.fingerprint()) && memory.isKeyOf(link)) {
      return leaveNow("opening another room")
          .thenComposeAsync(left -> open(link.room()), context.work());
    }
    Optional<RoomMemory.Last> before = memory.last();
    return leaveNow("joining another room")
        .thenCompose(left -> memory.joined(link))
        .thenApplyAsync(
            kept -> {
              RoomSession begun = begin(link);
              if (before.isEmpty() || !before.get().leadsTo(link)) {
                var unused = begun.refused().thenRun(() -> goBack(begun, before));
              }
              return begun;
            },
            context.work());
  }

  /** A host would not have us: what was before is again, and the next start won't try that host. */
  private void goBack(RoomSession refused, Optional<RoomMemory.Last> before) {
    var unused =
        move(
            () ->
                session != refused
                    ? CompletableFuture.<Void>completedFuture(null)
                    : leaveNow("refused")
                        .thenComposeAsync(left -> goBackTo(before), context.work()));
  }

  private CompletableFuture<Void> goBackTo(Optional<RoomMemory.Last> before) {
    if (before.isPresent() && before.get() instanceof RoomMemory.Last.Hosted hosted) {
      return open(hosted.room()).thenAccept(begun -> {});
    } else if (before.isPresent() && before.get() instanceof RoomMemory.Last.Joined joined) {
      return memory
          .joined(joined.link())
          .thenAcceptAsync(kept -> begin(joined.link()), context.work());
    }
    return memory.left().thenRun(() -> tellOutside(""));
  }

  /**
   * Goes back to the room of the last run, if there was one. Completes when it is open, or being
   * joined.
   */
  CompletableFuture<?> enterLast() {
    Optional<RoomMemory.Last> last = memory.last();
    if (last.isPresent() && last.get() instanceof RoomMemory.Last.Hosted hosted) {
      return host(hosted.room());
    } else if (last.isPresent() && last.get() instanceof RoomMemory.Last.Joined joined) {
      return enter(joined.link());
    }
    return CompletableFuture.completedFuture(null);
  }

  CompletableFuture<Void> leave() {
    return move(() -> leaveNow("leaving").thenCompose(left -> memory.left()))
        .thenRun(() -> tellOutside("You left the room."));
  }

  private void tellOutside(String sentence) {
    var nowhere = new RoomState("", wishedNick.get(), "", "", false, false, "");
    context.events().send(new NodeEvent.RoomChanged(System.currentTimeMillis(), nowhere, sentence));
  }

  /** Leaves, and comes back at the next start. */
  CompletableFuture<Void> stop() {
    return move(() -> leaveNow("the program ends"));
  }

  Optional<RoomState> state() {
    return session().map(RoomSession::state);
  }

  List<MemberRow> members() {
    return session().map(RoomSession::members).orElse(List.of());
  }

  List<OfferRow> offers() {
    return offers.rows();
  }

  Optional<Offers.Offered> offered(String id) {
    return offers.find(id);
  }

  /** What was offered is being fetched: the others need not answer that request any more. */
  void taken(String id) {
    offers
        .find(id)
        .ifPresent(offer -> session().ifPresent(in -> in.client().enough(offer.request())));
  }

  CompletableFuture<List<ChatLine>> history(int limit) {
    return session()
        .map(room -> room.rows(room.log().recent(room.client().nick(), limit)))
        .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
  }

  /** Does something in the room; fails with a sentence outside of one. */
  <T> CompletableFuture<T> inRoom(Function<RoomSession, CompletableFuture<T>> action) {
    return session()
        .map(action)
        .orElseGet(() -> CompletableFuture.failedFuture(RoomSession.inNoRoom()));
  }

  private CompletableFuture<RoomSession> open(String room) {
    RoomKey key = memory.keyOf(room);
    return memory
        .hosted(room)
        .thenApplyAsync(
            kept -> begin(new RoomLink(ownAddresses.get(), room, context.fingerprint(), key)),
            context.work());
  }

  /** Looks for the host of the room, or opens it; blocks for a read. */
  private RoomSession begin(RoomLink link) {
    var self = new Seat(context.fingerprint(), ownAddresses.get(), 0);
    var named =
        Optional.of(new Seat(link.fingerprint(), link.hosts(), 0))
            .filter(seat -> !seat.fingerprint().equals(context.fingerprint()));
    var stays = memory.stays(link.key());
    var stay =
        new RoomSession.Stay(
            link,
            wishedNick.get(),
            ownAddresses.get(),
            access,
            stays,
            stays.recall(self, named, others(link), System.currentTimeMillis()));
    var begun = new RoomSession(context, memory, stay, offers);
    session = begun;
    begun.start();
    return begun;
  }

  private static List<Seat> others(RoomLink link) {
    return link.others().stream()
        .map(each -> new Seat(each.fingerprint(), each.hosts(), 0))
        .toList();
  }

  private CompletableFuture<Void> leaveNow(String reason) {
    RoomSession present = session;
    if (present == null) {
      return CompletableFuture.completedFuture(null);
    }
    session = null;
    offers.clear();
    return present.leave(reason);
  }

  private synchronized <T> CompletableFuture<T> move(Supplier<CompletableFuture<T>> next) {
    CompletableFuture<T> done =
        lastMove
            .handle((result, failure) -> true)
            .thenComposeAsync(any -> next.get(), context.work());
    lastMove = done;
    return done;
  }
}
