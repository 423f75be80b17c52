package org.swarmroom.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.client.RoomEvent;
import org.swarmroom.chat.testing.RawClient;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

/** What hostile, broken and slow clients cost: themselves, and nobody else. */
@Timeout(60)
class HostileClientsTest {

  private static final ServerLimits LIMITS = ServerLimits.DEFAULT;

  private TestRoom room;

  @AfterEach
  void close() {
    room.close();
  }

  private TestClient open(ServerLimits limits) {
    room = new TestRoom(config -> config.withLimits(limits));
    return room.join("ann").awaitConnected();
  }

  private static ServerLimits limits(
      int connections,
      int unregistered,
      Duration registration,
      Duration heartbeat,
      int burst,
      double rate,
      long queue) {
    return new ServerLimits(
        connections, unregistered, registration, heartbeat, heartbeat, burst, rate, queue, 200);
  }

  private void stillTalks(TestClient ann) {
    try (RawClient tom = room.raw().join("tom")) {
      tom.send("PRIVMSG #lobby :still here?");
      ann.awaitLine("still here?");
      ann.say("still here");
      tom.expectText("still here");
    }
  }

  @Test
  void aLineOfAMebibyteIsAnsweredAndForgotten() {
    TestClient ann = open(LIMITS);
    try (RawClient raw = room.raw().join("eve")) {
      byte[] line = new byte[1 << 20];
      java.util.Arrays.fill(line, (byte) 'x');
      raw.bytes(line).send("", "PING after");

      assertThat(raw.expect("417")).contains("417 eve :Input line was too long");
      raw.expect("PONG");
    }
    stillTalks(ann);
  }

  @Test
  void randomBytesAreAnsweredOrIgnored() {
    TestClient ann = open(LIMITS);
    for (int seed = 0; seed < 20; seed++) {
      try (RawClient raw = room.raw()) {
        byte[] noise = new byte[4_000];
        new Random(seed).nextBytes(noise);
        noise[0] = 'x';
        raw.bytes(noise).send("", "PING done");
        raw.expect("PONG");
      }
    }
    stillTalks(ann);
  }

  @Test
  void aClientThatNeverReadsIsDroppedAlone() {
    TestClient ann =
        open(
            limits(
                100, 100, Duration.ofSeconds(20), Duration.ofSeconds(30), 1_000_000, 1e9, 200_000));
    try (RawClient deaf = room.raw().join("deaf");
        RawClient bob = room.raw().join("bob")) {
      String text = "y".repeat(300);
      int lines = 0;
      while (ann.events(RoomEvent.MemberLeft.class).isEmpty() && lines < 200_000) {
        for (int i = 0; i < 100; i++, lines++) {
          bob.send("PRIVMSG #lobby :" + text);
        }
        bob.drain();
      }

      assertThat(ann.await(RoomEvent.MemberLeft.class))
          .satisfies(
              left -> {
                assertThat(left.member().nick()).isEqualTo("deaf");
                assertThat(left.reason()).isEqualTo("SendQ exceeded");
              });
      bob.send("PRIVMSG #lobby :the end");
      ann.awaitLine("the end");
      assertThat(ann.lines().filter(l -> l.text().equals(text)).count()).isEqualTo(lines);
      assertThat(deaf.closed()).isTrue();
    }
  }

  @Test
  void aFloodWaitsItsTurnAndLosesNothing() {
    TestClient ann =
        open(limits(100, 100, Duration.ofSeconds(20), Duration.ofSeconds(30), 20, 200, 1 << 20));
    try (RawClient bob = room.raw().join("bob")) {
      long start = System.nanoTime();
      for (int i = 0; i < 220; i++) {
        bob.send("PRIVMSG #lobby :" + i);
      }
      stillTalks(ann);
      ann.awaitLine("219");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(800));
      assertThat(ann.lines().filter(l -> l.from().equals("bob") && l.text().matches("\\d+")))
          .hasSize(220);
    }
  }

  @Test
  void whoDoesNotRegisterInTimeIsClosed() {
    TestClient ann =
        open(limits(100, 100, Duration.ofMillis(200), Duration.ofSeconds(30), 100, 100, 1 << 20));
    try (RawClient raw = room.raw()) {
      raw.send("NICK slow");
      assertThat(raw.expect("ERROR")).contains("Registration timed out");
      assertThat(raw.closed()).isTrue();
    }
    stillTalks(ann);
  }

  @Test
  void whoDoesNotAnswerPingIsClosed() throws Exception {
    TestClient ann =
        open(limits(100, 100, Duration.ofSeconds(20), Duration.ofMillis(150), 100, 100, 1 << 20));
    try (java.net.Socket mute =
        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), room.port())) {
      mute.getOutputStream()
          .write(
              "NICK mute\r\nUSER m 0 * :m\r\nJOIN #lobby\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(
              ann.await(RoomEvent.MemberLeft.class, e -> e.member().nick().equals("mute")).reason())
          .isEqualTo("Ping timeout");
    }
  }

  @Test
  void connectionsHaveABound() {
    TestClient ann =
        open(limits(3, 2, Duration.ofSeconds(20), Duration.ofSeconds(30), 100, 100, 1 << 20));
    try (RawClient one = room.raw().join("one");
        RawClient two = room.raw().join("two")) {
      try (RawClient three = room.raw()) {
        three.send("NICK three");
        assertThat(three.expect("ERROR")).contains("The room is full");
        assertThat(three.closed()).isTrue();
      }
      two.send("QUIT");
      assertThat(two.closed()).isTrue();
      ann.await(RoomEvent.MemberLeft.class);
      try (RawClient four = room.raw().join("four")) {
        assertThat(four.drain()).isEmpty();
      }
      assertThat(one.drain()).isNotEmpty();
    }
  }

  @Test
  void aFullDiskIsSaidAndNothingIsLostSilently() {
    TestClient ann = open(LIMITS);
    room.log.gate(
        CompletableFuture.failedFuture(new java.io.IOException("No space left on device")));

    assertThat(TestClient.failure(ann.client.say("lost?")))
        .isEqualTo(
            "The host can't keep lines on its disk now, so yours was not sent; try again later.");
    assertThat(room.warnings)
        .singleElement()
        .asString()
        .contains("disk (No space left on device), so");

    room.log.gate(CompletableFuture.completedFuture(null));
    ann.say("kept");
    assertThat(ann.texts()).containsExactly("kept");
  }

  @Test
  void aSlowDiskHoldsNobodyElseUp() {
    TestClient ann = open(LIMITS);
    CompletableFuture<Void> disk = new CompletableFuture<>();
    room.log.gate(disk);
    CompletableFuture<?> said = ann.client.say("patience");
    try (RawClient bob = room.raw().join("bob")) {
      bob.send("PRIVMSG #lobby :me too", "PING x");
      try (RawClient cem = room.raw().join("cem")) {
        assertThat(cem.drain()).isEmpty();
      }
      assertThat(said).isNotDone();
      disk.complete(null);
      TestClient.get(said);
      bob.expect("PONG");
      ann.awaitLine("me too");
    }
  }

  @Test
  void controlAndDirectionMarksStayAndLineEndsCantBeSmuggled() {
    TestClient ann = open(LIMITS);
    try (RawClient bob = room.raw().join("bob")) {
      bob.send("PRIVMSG #lobby :\u0002bold\u0002 \u202Eltr \u0000x");
      assertThat(ann.awaitLine("\u0002bold\u0002 \u202Eltr x").from()).isEqualTo("bob");
      ann.say("\u0001VERSION\u0001");
      ann.say("one\r\nQUIT :smuggled");
      assertThat(bob.expectText("QUIT")).endsWith("PRIVMSG #lobby :QUIT :smuggled");
    }
    assertThat(ann.client.connected()).isTrue();
    assertThat(Optional.of(ann.client.members().size()))
        .hasValueSatisfying(n -> assertThat(n).isPositive());
  }
}
