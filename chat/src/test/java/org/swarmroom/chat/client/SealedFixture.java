package org.swarmroom.chat.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.swarmroom.chat.sealed.Credentials;
import org.swarmroom.chat.testing.Between;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestCredentials;
import org.swarmroom.chat.testing.TestRoom;

/** A room whose members have certificates, and somebody between each of them and the host. */
abstract class SealedFixture {

  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  TestRoom room;
  private final Map<String, Between> between = new HashMap<>();

  /** What each name's program keeps on disk. */
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  @BeforeEach
  void open() {
    room = new TestRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  TestClient join(String name) {
    return join(name, TestCredentials.of(name));
  }

  TestClient join(String name, Credentials credentials) {
    KeyMemory memory =
        new KeyMemory() {
          @Override
          public CompletableFuture<String> load() {
            return CompletableFuture.completedFuture(kept.getOrDefault(name, ""));
          }

          @Override
          public void save(String keys) {
            kept.put(name, keys);
          }
        };
    RoomClientConfig config =
        RoomClientConfig.of(name, room.link(), credentials.fingerprint(), List.of("10.0.0.1:6881"))
            .withTiming(TestRoom.QUICK)
            .withSealing(new SealingConfig(credentials, memory, PATIENCE));
    return room.join(config, between(name).on(room.dialer(credentials.fingerprint())));
  }

  Between between(String name) {
    return between.computeIfAbsent(name, n -> new Between());
  }

  static List<String> warnings(TestClient client) {
    return client.events(RoomEvent.Warning.class).stream()
        .map(RoomEvent.Warning::sentence)
        .toList();
  }

  static String awaitWarning(TestClient client, String part) {
    return client.await(RoomEvent.Warning.class, w -> w.sentence().contains(part)).sentence();
  }

  /** Now or soon. */
  static void awaitMember(TestClient client, String nick) {
    client.await(
        RoomEvent.class,
        any -> client.client.members().stream().anyMatch(m -> m.nick().equals(nick)));
  }
}
