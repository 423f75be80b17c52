package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.succession.Epochs;
import org.swarmroom.chat.testing.MemoryLog;

/** A room at noon and clients that remember what they were told. */
abstract class RoomFixture {

  static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
  static final RoomKey KEY = RoomKey.of(new byte[16]);
  static final String HOST = "aa".repeat(32);
  static final String ANN = "bb".repeat(32);
  static final String HOST_ID = "aaaaaaaa." + Long.toString(NOON.millis(), 36) + ".";
  static final String TAGS =
      "CAP REQ :message-tags server-time batch echo-message labeled-response account-tag";

  final List<Line> history = new ArrayList<>();

  /** What the archive has found and the room is not told yet. */
  final Deque<Runnable> later = new ArrayDeque<>();

  MemoryLog log = new MemoryLog();
  Epochs epochs = epochs();
  Room room = room();

  Room room() {
    return room(Optional.empty());
  }

  Room room(Optional<String> password) {
    RoomSettings settings =
        new RoomSettings("lobby", "#lobby", KEY, HOST, password, Map.of("root", "toor"), 200);
    log = new MemoryLog();
    log.append(history).join();
    Archive archive = new Archive(log, later::add);
    return new Room(
        settings,
        epochs,
        NOON,
        List.copyOf(history),
        archive,
        topic -> {},
        Outside.NONE,
        List.of());
  }

  /** Open in epoch 7. */
  static Epochs epochs() {
    Epochs epochs = new Epochs(HOST.substring(0, 8), 6, 0);
    epochs.kept(7);
    return epochs;
  }

  final class Client {
    final FakePort port = new FakePort();
    final Session session;

    Client(Optional<String> fingerprint) {
      this(fingerprint, true);
    }

    Client(Optional<String> fingerprint, boolean secure) {
      session = Room.session(port, new Origin("192.0.2.7", fingerprint, secure));
      room.connect(session);
    }

    List<String> says(String... lines) {
      port.take();
      for (String line : lines) {
        room.receive(session, Message.parse(line).orElseThrow());
        find();
      }
      return port.take();
    }

    /** Without tags, sources and texts. */
    List<String> commands() {
      return port.take().stream().map(l -> Message.parse(l).orElseThrow().command()).toList();
    }
  }

  Client stock(String nick) {
    Client client = new Client(Optional.empty());
    client.says("NICK " + nick, "USER u 0 * :" + nick, "JOIN #lobby");
    return client;
  }

  Client tagged(String nick) {
    Client client = new Client(Optional.empty());
    client.says(TAGS, "NICK " + nick, "USER u 0 * :" + nick, "CAP END", "JOIN #lobby");
    return client;
  }

  Client member(String nick, String fingerprint) {
    Client client = new Client(Optional.of(fingerprint));
    client.says(TAGS + " swarmroom.org/room");
    client.says(
        "ROOM PROVE " + KEY.proof(Vendor.PROOF, HOST, fingerprint) + " 10.0.0.1:6881",
        "NICK " + nick,
        "USER u 0 * :" + nick,
        "CAP END",
        "JOIN #lobby");
    return client;
  }

  void toDisk() {
    List<Line> batch = room.nextBatch();
    assertThat(batch).isNotEmpty();
    toDisk(batch);
  }

  void toDisk(List<Line> batch) {
    room.stored(log.append(batch).join());
    find();
  }

  /** The room hears what the archive has found. */
  void find() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  static List<String> texts(List<String> lines) {
    return lines.stream()
        .map(l -> Message.parse(l).orElseThrow())
        .filter(m -> m.command().equals("PRIVMSG"))
        .map(Message::last)
        .toList();
  }
}
