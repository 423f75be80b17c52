package org.swarmroom.app.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.transport.SslHandlers;

/** What strangers do at the port costs them their connection, and nobody else anything. */
@Timeout(60)
class PortTest {

  private static final int INTERESTED = 2;
  private static final int UNCHOKE = 1;
  private static final int REQUEST = 6;

  @TempDir static Path folder;

  private static House house;
  private static InfoHash shared;
  private static InfoHash membersOnly;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(folder);
    shared = Magnet.parse(house.magnet).v1().orElseThrow();
    membersOnly = MetainfoBuilder.canonicalHash(ContentId.parse(house.secretId), 500_000);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private interface Attack {
    void on(Stranger stranger) throws IOException;
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("random bytes", s -> s.bytes(random(1))),
        attack("other random bytes", s -> s.bytes(random(2))),
        attack("a browser", s -> s.lines("GET / HTTP/1.1", "Host: x", "")),
        attack("TLS that turns to noise", s -> s.bytes(tls()).bytes(random(3))),
        attack("an infohash that nobody has", s -> s.handshake(InfoHash.of(new byte[20]))),
        attack("what is for members, asked for in the open", s -> s.handshake(membersOnly)),
        attack(
            "a length prefix of 2 GiB",
            s -> s.handshake(shared).bytes(new byte[] {0x7f, -1, -1, -1, 7})),
        attack(
            "a negative length prefix",
            s -> s.handshake(shared).bytes(new byte[] {-1, -1, -1, -1})),
        attack(
            "an extension handshake nested 100,000 deep",
            s -> s.handshake(shared).bytes(extended(0, "d1:m" + "l".repeat(100_000)))),
        attack(
            "a peer list nested 100,000 deep",
            s -> s.handshake(shared).bytes(extended(2, "d5:added" + "l".repeat(100_000)))),
        attack("a piece beyond the torrent", s -> s.handshake(shared).message(4, 1 << 30)),
        attack(
            "a request of 1 GiB",
            s -> s.handshake(shared).message(INTERESTED).message(REQUEST, 0, 0, 1 << 30)));
  }

  private static Arguments attack(String name, Attack attack) {
    return Arguments.of(name, attack);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void endsInAHangUpAndTheOthersTalkOn(String name, Attack attack) throws Exception {
    try (var stranger = Stranger.inTheOpen(house.port)) {
      attack.on(stranger);
      stranger.isHungUp();
    }
    house.stillStands();
  }

  @Test
  void allOfThemAtOnceLeaveTheServiceUntouched() throws Exception {
    List<Stranger> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        for (Arguments attack : attacks().toList()) {
          var stranger = Stranger.inTheOpen(house.port);
          crowd.add(stranger);
          ((Attack) attack.get()[1]).on(stranger);
        }
      }
      house.stillServes();
      house.stillStands();
    } finally {
      close(crowd);
    }
  }

  @Test
  void aClientWithoutACertificateIsNoMemberByWhateverName() throws Exception {
    try (var stranger = Stranger.insideTls(house.port, SslHandlers.ALPN_SWARMROOM)) {
      assertThat(stranger.isHungUp()).isZero();
    }
    try (var stranger = Stranger.insideTls(house.port, SslHandlers.ALPN_BITTORRENT)) {
      assertThat(stranger.handshake(membersOnly).isHungUp()).isZero();
    }
    try (var stranger = Stranger.insideTls(house.port, SslHandlers.ALPN_IRC)) {
      stranger.lines("ROOM PROVE " + "0".repeat(64) + " 127.0.0.1:1");
      assertThat(stranger.hears("not a member"))
          .endsWith("You are not a member of this room: your program showed no certificate.");
      stranger.isHungUp();
    }
    house.stillStands();
  }

  @Test
  void peersThatAskAndNeverReadTakeNothingFromTheOthers() throws Exception {
    List<Stranger> deaf = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        var stranger = Stranger.inTheOpen(house.port);
        deaf.add(stranger);
        stranger.handshake(shared).message(INTERESTED);
        stranger.awaitMessage(UNCHOKE);
        for (int n = 0; n < 1_000; n++) {
          stranger.message(REQUEST, n % 7, 0, 16 << 10);
        }
      }
      house.stillServes();
      house.stillStands();
    } finally {
      close(deaf);
    }
  }

  @Test
  void aLineOfAMebibyteIsAnsweredAndForgotten() throws Exception {
    byte[] line = new byte[1 << 20];
    java.util.Arrays.fill(line, (byte) 'x');
    try (var eve = Stranger.inTheOpen(house.port)) {
      eve.lines("NICK eve", "USER eve 0 * :eve", "JOIN #attic").hears(" 366 ");
      eve.bytes(line).lines("", "PING still-here");
      assertThat(eve.hears(" 417 ")).endsWith(":Input line was too long");
      eve.hears("still-here");
      house.stillStands();
    }
  }

  @Test
  void silentConnectionsHaveABoundAndTheirPlacesComeFree() throws Exception {
    List<Stranger> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 128; i++) {
        silent.add(Stranger.inTheOpen(house.port));
      }
      try (var oneMore = Stranger.inTheOpen(house.port)) {
        oneMore.isHungUp();
      }
      house.stillStands();
      silent.get(0).lines("NICK late", "USER late 0 * :late").hears(" 001 ");
    } finally {
      close(silent);
    }
  }

  private static void close(List<Stranger> strangers) throws IOException {
    for (Stranger stranger : strangers) {
      stranger.close();
    }
  }

  private static byte[] random(long seed) {
    byte[] bytes = new byte[5_000];
    new Random(seed).nextBytes(bytes);
    bytes[0] = (byte) 0xee;
    return bytes;
  }

  private static byte[] tls() {
    return new byte[] {0x16, 3, 1, 0, 0x40};
  }

  private static byte[] extended(int id, String payload) {
    byte[] body = payload.getBytes(ISO_8859_1);
    return ByteBuffer.allocate(6 + body.length)
        .putInt(2 + body.length)
        .put((byte) 20)
        .put((byte) id)
        .put(body)
        .array();
  }
}
