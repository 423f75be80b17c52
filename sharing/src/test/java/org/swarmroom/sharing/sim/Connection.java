package org.swarmroom.sharing.sim;

import java.util.Optional;

/** A connection between two hosts. */
final class Connection {

  private final World world;
  private final long id;
  final Host dialler;
  final Host listener;

  /** Whom the dialler proved to be, as TLS would have shown; empty without TLS. */
  final Optional<String> fingerprint;

  final Wire forth;
  final Wire back;
  private Optional<SimChannel> diallersEnd = Optional.empty();
  private Optional<SimChannel> listenersEnd = Optional.empty();

  Connection(World world, long id, Host dialler, Host listener, Optional<String> fingerprint) {
    this.world = world;
    this.id = id;
    this.dialler = dialler;
    this.listener = listener;
    this.fingerprint = fingerprint;
    this.forth = new Wire(world, this, true, dialler, listener);
    this.back = new Wire(world, this, false, listener, dialler);
    dialler.connections().add(this);
    listener.connections().add(this);
    world.log().said(world.now(), "c" + id, dialler + " dials " + listener);
  }

  long id() {
    return id;
  }

  /** The port that the dialler came from. */
  int port() {
    return (int) (20_000 + id % 40_000);
  }

  SimChannel diallersEnd() {
    var end = new SimChannel(this, dialler, forth, back, true);
    diallersEnd = Optional.of(end);
    return end;
  }

  SimChannel listenersEnd() {
    var end = new SimChannel(this, listener, back, forth, false);
    listenersEnd = Optional.of(end);
    return end;
  }

  /** An end has closed in order. */
  void closed(Wire out) {
    world.log().said(world.now(), "c" + id, "is closed by " + (out == forth ? dialler : listener));
    out.end();
    forget();
  }

  private void forget() {
    dialler.connections().remove(this);
    listener.connections().remove(this);
  }

  /** The network loses the connection, and one end alone hears of it. */
  void lose(boolean diallerHears) {
    world.log().said(world.now(), "c" + id, "is lost to " + (diallerHears ? dialler : listener));
    cut();
    (diallerHears ? diallersEnd : listenersEnd).ifPresent(SimChannel::reset);
  }

  /** The network loses the connection: both ends are told. */
  void reset() {
    world.log().said(world.now(), "c" + id, "is lost");
    cut();
    diallersEnd.ifPresent(end -> world.after(dialler.line.delayNanos(), end::reset));
    listenersEnd.ifPresent(end -> world.after(listener.line.delayNanos(), end::reset));
  }

  /** Nothing goes through any more, and nobody is told. */
  void cut() {
    forth.cut();
    back.cut();
    forget();
  }
}
