package org.swarmroom.chat.server;

import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.swarmroom.chat.client.ChatException;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.peering.LinkEvents;
import org.swarmroom.chat.peering.LinkHandle;
import org.swarmroom.chat.peering.LinkTarget;
import org.swarmroom.chat.peering.Tree;

/**
 * Opens links to other servers and keeps them: one that worked is dialled again when it is lost,
 * after pauses that grow. Confined to the room's thread, unless a method says otherwise.
 */
final class ServerLinks implements LinkEvents {

  private static final long TICK_SECONDS = 5;
  private static final long FIRST_MILLIS = 500;
  private static final long LAST_MILLIS = 60_000;
  private static final long GREETING_SECONDS = 20;
  private static final int MOST_GREETING = 64;

  /** A link that is wanted. */
  private static final class Wanted {
    final LinkTarget target;
    final Dialer dialer;
    final CompletableFuture<String> first = new CompletableFuture<>();
    int attempts;
    boolean up;

    Wanted(LinkTarget target, Dialer dialer) {
      this.target = target;
      this.dialer = dialer;
    }
  }

  private final Executor room;
  private final EventExecutor loop;
  private final RandomGenerator random;
  private final RoomServerEvents events;
  private final Map<HostPort, Wanted> wanted = new LinkedHashMap<>();
  private final Map<LinkHandle, Wanted> open = new HashMap<>();
  private final Set<LinkHandle> greeting = new HashSet<>();
  private final Future<?> clock;
  private Optional<Tree> tree = Optional.empty();
  private boolean closed;

  /**
   * @param room does work in turns of the room
   * @param loop its thread
   */
  ServerLinks(Executor room, EventExecutor loop, RandomGenerator random, RoomServerEvents events) {
    this.room = room;
    this.loop = loop;
    this.random = random;
    this.events = events;
    this.clock =
        loop.scheduleAtFixedRate(
            () -> room.execute(() -> tree.ifPresent(Tree::tick)),
            TICK_SECONDS,
            TICK_SECONDS,
            TimeUnit.SECONDS);
  }

  /** Once, before anything else. */
  void begin(Tree of) {
    tree = Optional.of(of);
  }

  private Tree tree() {
    return tree.orElseThrow();
  }

  /** On any thread; see {@link RoomServer#link}. */
  CompletableFuture<String> add(LinkTarget target, Dialer dialer) {
    Wanted link = new Wanted(target, dialer);
    room.execute(
        () -> {
          Wanted before = wanted.putIfAbsent(target.address(), link);
          if (before != null || closed) {
            link.first.completeExceptionally(
                new ChatException(
                    "There is a link to " + target.address() + " already; unlink it first"));
          } else {
            dial(link);
          }
        });
    return link.first;
  }

  /** On any thread. */
  CompletableFuture<Boolean> remove(HostPort address) {
    CompletableFuture<Boolean> removed = new CompletableFuture<>();
    room.execute(
        () -> {
          Wanted link = wanted.remove(address);
          List<LinkHandle> ends =
              open.entrySet().stream()
                  .filter(e -> e.getValue() == link)
                  .map(Map.Entry::getKey)
                  .toList();
          ends.forEach(handle -> tree().close(handle, "The link was taken away"));
          removed.complete(link != null);
        });
    return removed;
  }

  /** On any thread: names of the other servers of the tree, nearest first. */
  CompletableFuture<List<String>> servers() {
    CompletableFuture<List<String>> servers = new CompletableFuture<>();
    room.execute(() -> servers.complete(tree().servers()));
    return servers;
  }

  /** On any thread. */
  void close(String reason) {
    room.execute(
        () -> {
          closed = true;
          clock.cancel(false);
          wanted.clear();
          tree.ifPresent(each -> each.closeAll(reason));
        });
  }

  private void dial(Wanted link) {
    if (wanted.get(link.target.address()) != link) {
      return;
    }
    HostPort to = link.target.address();
    if (link.target.fingerprint().filter(tree()::knows).isPresent()) {
      failed(link, to + " is in this tree of servers already");
      return;
    }
    LinkConnection connection = new LinkConnection(room, new Dialled(link));
    ChannelFuture dialled =
        link.dialer.dial(
            InetSocketAddress.createUnresolved(to.host(), to.port()),
            link.target.fingerprint().orElse(""),
            connection);
    dialled.addListener(
        done -> {
          if (!done.isSuccess()) {
            String why = Optional.ofNullable(done.cause().getMessage()).orElse("no reason");
            room.execute(() -> failed(link, to + " can't be reached: " + why));
          }
        });
  }

  private void failed(Wanted link, String reason) {
    boolean was = link.up;
    link.up = false;
    if (link.first.completeExceptionally(new ChatException(reason))) {
      wanted.remove(link.target.address(), link);
      return;
    }
    if (was && !closed) {
      events.warning(
          "The link to " + link.target.address() + " is cut (" + reason + "); it is dialled again");
    }
    long full = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(link.attempts++, 20));
    loop.schedule(() -> dial(link), full / 2 + random.nextLong(full / 2 + 1), TimeUnit.MILLISECONDS)
        .isDone();
  }

  @Override
  public void up(LinkHandle handle, String server) {
    greeting.remove(handle);
    Wanted link = open.get(handle);
    if (link != null) {
      link.attempts = 0;
      link.up = true;
      link.first.complete(server);
    }
  }

  @Override
  public void down(LinkHandle handle, String reason) {
    greeting.remove(handle);
    Wanted link = open.remove(handle);
    if (link != null) {
      failed(link, reason);
    }
  }

  /** Who does not prove itself soon has to go. */
  private void patience(LinkHandle handle) {
    greeting.add(handle);
    loop.schedule(() -> room.execute(() -> tooSlow(handle)), GREETING_SECONDS, TimeUnit.SECONDS)
        .isDone();
  }

  private void tooSlow(LinkHandle handle) {
    if (greeting.remove(handle)) {
      tree().close(handle, "It did not say in time who it is");
    }
  }

  /**
   * On any thread: the handler of a connection that another host of the room opened.
   *
   * @param certificate fingerprint of the one it showed
   */
  LinkConnection incoming(String certificate) {
    return new LinkConnection(room, new Incoming(certificate));
  }

  private final class Incoming extends Hearing {

    private final String certificate;

    Incoming(String certificate) {
      this.certificate = certificate;
    }

    @Override
    public void opened(LinkConnection connection) {
      LinkHandle opened = tree().own(connection, certificate, false);
      handle = Optional.of(opened);
      if (closed || greeting.size() >= MOST_GREETING) {
        tree().close(opened, "Too many links are being made at this moment");
      } else {
        patience(opened);
      }
    }
  }

  private final class Dialled extends Hearing {

    private final Wanted link;

    Dialled(Wanted link) {
      this.link = link;
    }

    @Override
    public void opened(LinkConnection connection) {
      LinkHandle opened =
          link.target.fingerprint().isPresent()
              ? tree().own(connection, link.target.fingerprint().get(), true)
              : tree().rfc(connection, link.target.passwords().orElseThrow());
      open.put(opened, link);
      handle = Optional.of(opened);
      patience(opened);
    }
  }

  /** What is heard of one connection. */
  private abstract class Hearing implements LinkConnection.Ear {

    Optional<LinkHandle> handle = Optional.empty();

    @Override
    public void received(Message message) {
      handle.ifPresent(each -> tree().receive(each, message));
    }

    @Override
    public void broken(String reason) {
      handle.ifPresent(each -> tree().close(each, reason));
    }

    @Override
    public void lost(String reason) {
      handle.ifPresent(each -> tree().lost(each, reason));
    }
  }
}
