package org.swarmroom.chat.succession.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A connection: bytes arrive in order and late. Over a cut they wait for its end, as TCP sends
 * again; a side that gave up drops what waits; a killed process doesn't.
 */
final class SimLink {

  /** Hears what arrives. */
  interface Listener {
    void received(SimLink link, Msg message);

    void ended(SimLink link);
  }

  private static final class End {
    final SimProcess process;
    final Deque<Optional<Msg>> stalled = new ArrayDeque<>();
    Optional<Listener> listener = Optional.empty();
    long lastArrival;
    boolean closed;
    boolean reset;

    End(SimProcess process) {
      this.process = process;
    }
  }

  final SimProcess member;
  final SimProcess host;

  private final SimNet net;
  private final long delay;
  private final End[] ends;
  private boolean silent;

  SimLink(SimNet net, SimProcess member, SimProcess host, long delay) {
    this.net = net;
    this.member = member;
    this.host = host;
    this.delay = delay;
    this.ends = new End[] {new End(member), new End(host)};
  }

  private int end(SimProcess process) {
    return process == member ? 0 : 1;
  }

  void listen(SimProcess process, Listener listener) {
    ends[end(process)].listener = Optional.of(listener);
  }

  void send(SimProcess from, Msg message) {
    put(end(from), Optional.of(message));
  }

  private void put(int from, Optional<Msg> message) {
    if (ends[from].closed) {
      return;
    }
    End to = ends[1 - from];
    to.lastArrival =
        Math.max(
            to.lastArrival,
            net.world.now() + delay + net.world.random.nextInt(1 + (int) delay / 4));
    net.world.after(to.lastArrival - net.world.now(), () -> arrive(1 - from, message));
  }

  private void arrive(int at, Optional<Msg> message) {
    End end = ends[at];
    if (silent || end.closed || end.reset && message.isPresent()) {
      return;
    }
    if (!net.together(member.node, host.node) || !end.stalled.isEmpty()) {
      end.stalled.add(message);
      return;
    }
    end.process.run(() -> deliver(end, message));
  }

  private void deliver(End end, Optional<Msg> message) {
    if (end.closed) {
      return;
    }
    if (message.isPresent()) {
      net.world.happened(end.process.node.index, "got", message.get());
      end.listener.ifPresent(l -> l.received(this, message.get()));
    } else {
      end.closed = true;
      net.links.remove(this);
      end.listener.ifPresent(l -> l.ended(this));
    }
  }

  /** What waits is sent again; what comes meanwhile waits behind it. */
  void healed() {
    net.world.after(delay, () -> flush(ends[0]));
    net.world.after(delay, () -> flush(ends[1]));
  }

  private void flush(End end) {
    while (!end.stalled.isEmpty() && net.together(member.node, host.node)) {
      Optional<Msg> message = end.stalled.remove();
      end.process.run(() -> deliver(end, message));
    }
  }

  /** One side is done with it: what it sent and still waits at a cut is lost. */
  void close(SimProcess by) {
    int from = end(by);
    if (!ends[from].closed) {
      End other = ends[1 - from];
      if (!other.stalled.isEmpty() || !net.together(member.node, host.node)) {
        other.stalled.clear();
        other.reset = true;
      }
      put(from, Optional.empty());
      ends[from].closed = true;
    }
  }

  /** The process of one side was killed: its kernel sends what it has, and the end. */
  void killed(SimProcess process) {
    int from = end(process);
    put(from, Optional.empty());
    ends[from].closed = true;
  }

  /** A machine without power says nothing more, not even the end. */
  void powerless() {
    silent = true;
    net.links.remove(this);
  }

  /** Something between the two lost track of this connection. */
  void cutSilently() {
    silent = true;
  }

  /** Something between the two ended it. */
  void cut() {
    put(0, Optional.empty());
    put(1, Optional.empty());
  }
}
