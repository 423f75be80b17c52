package org.swarmroom.chat.client;

import io.netty.util.concurrent.EventExecutor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.succession.Epochs;
import org.swarmroom.chat.succession.Place;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * What the parts of a client share: configuration, the way out, and what is known of the room.
 * Confined to the client's executor.
 */
final class Scene {

  private static final Logger LOG = LoggerFactory.getLogger(Scene.class);

  final RoomClientConfig config;
  final EventExecutor loop;
  final Roster roster = new Roster();

  /** Capabilities the server granted on this connection. */
  final Set<String> caps = new HashSet<>();

  private final Consumer<? super RoomEvent> events;
  private @Nullable Wire wire;

  /** Addresses of the host, to be tried in order. */
  List<HostPort> hosts;

  /** Of the host's certificate. */
  String hostFingerprint;

  /** The highest epoch we know the host to stamp in; 0 if none. */
  long epoch;

  /** The nick we ask for. */
  String wish;

  /** The nick we have. */
  String nick;

  /** Place of the newest line we know. */
  Optional<Place> newest = Optional.empty();

  String topic = "";
  boolean inRoom;

  /** Who hosts next, in their order. */
  List<Successor> heirs = List.of();

  OptionalLong roundTrip = OptionalLong.empty();

  Scene(RoomClientConfig config, EventExecutor loop, Consumer<? super RoomEvent> events) {
    this.config = config;
    this.loop = loop;
    this.events = events;
    this.wish = config.nick();
    this.nick = config.nick();
    this.hosts = config.link().hosts();
    this.hostFingerprint = config.link().fingerprint();
  }

  /** Where we are, or try to be. */
  Seat seat() {
    return new Seat(hostFingerprint, hosts, epoch);
  }

  /** The room is served somewhere else from now on. */
  void seat(Seat to) {
    hosts = to.addresses();
    hostFingerprint = to.fingerprint();
    epoch = to.epoch();
  }

  /** Whether the server is a program of ours. */
  boolean isNative() {
    return caps.contains(Vendor.CAP);
  }

  /** Whether the room is served by this very program. */
  boolean servedHere() {
    return hostFingerprint.equals(config.fingerprint());
  }

  /** Whether a host can have come to this epoch. */
  boolean believes(long epoch) {
    return Epochs.believable(newest.map(place -> place.stamp().epoch()).orElse(0L), epoch);
  }

  String channel() {
    return config.link().channel();
  }

  boolean isChannel(String target) {
    return roster.same(target, channel());
  }

  boolean isMe(String name) {
    return roster.same(name, nick);
  }

  void wire(@Nullable Wire wire) {
    this.wire = wire;
  }

  void send(Message message) {
    if (wire != null) {
      wire.send(message);
    }
  }

  void emit(RoomEvent event) {
    try {
      events.accept(event);
    } catch (RuntimeException e) {
      LOG.error("a listener of the room failed at {}", event.getClass().getSimpleName(), e);
    }
  }
}
