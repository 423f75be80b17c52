package org.swarmroom.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.NodeStatus;
import org.swarmroom.app.profile.ControlPath;
import org.swarmroom.app.profile.Profile;

@Timeout(30)
class ControlServerTest {

  private static final NodeStatus STATUS =
      new NodeStatus(
          "ab".repeat(32), "ann", "attic", "ann", 51413, 2, 1, 3, 4096, 1, 0, DhtRow.OFF);

  @TempDir Path folder;

  private final ScriptedNode node = new ScriptedNode().answer("status", STATUS);
  private Profile profile;
  private ControlServer server;

  @BeforeEach
  void open() throws IOException {
    profile = Profile.at(folder.resolve("profile"));
    profile.create();
    server = ControlServer.open(profile, node.control, node);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void aCommandGetsItsAnswer() throws IOException {
    try (ControlClient client = ControlClient.connect(profile).orElseThrow()) {
      JsonObject status = client.call("status", new JsonObject()).getAsJsonObject();

      assertThat(status.get("nick").getAsString()).isEqualTo("ann");
      assertThat(status.get("sharedBytes").getAsLong()).isEqualTo(4096);
    }
  }

  @Test
  void aFailureIsTheNodesOwnSentence() throws IOException {
    node.answer(
        "say", CompletableFuture.failedFuture(new NodeException("The node is in no room.")));
    try (ControlClient client = ControlClient.connect(profile).orElseThrow()) {
      JsonObject request = new JsonObject();
      request.addProperty("text", "hello");

      assertThatThrownBy(() -> client.call("say", request))
          .isInstanceOf(NodeException.class)
          .hasMessage("The node is in no room.");
    }
  }

  @Test
  void onlyTheOwnerMayOpenSocketAndProfile() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile.folder())))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(profile.folder().resolve("control"))))
        .isEqualTo("rw-------");
  }

  @Test
  void eventsComeToWhoAskedForThem() throws IOException {
    try (ControlClient client = ControlClient.connect(profile).orElseThrow()) {
      client.listen();
      node.send(new NodeEvent.Warning(7, "Port 1 is taken."));

      JsonObject event = client.nextEvent().orElseThrow();

      assertThat(event.toString())
          .isEqualTo("{\"event\":\"warning\",\"at\":7,\"sentence\":\"Port 1 is taken.\"}");
    }
  }

  @Test
  void aClientThatWentAwayHearsNoMore() throws Exception {
    ControlClient client = ControlClient.connect(profile).orElseThrow();
    client.listen();
    assertThat(node.listeners()).isEqualTo(1);

    client.close();

    Waiting.until(() -> node.listeners() == 0);
  }

  @Test
  void whatIsNoRequestGetsASentenceAndTheNodeGoesOn() throws IOException {
    try (var raw = new RawControl(profile)) {
      assertThat(raw.ask("{\"id\"")).contains("not JSON");
      assertThat(raw.ask("[1,2]")).contains("not a JSON object");
      assertThat(raw.ask("{\"id\":\"x\",\"do\":\"status\"}")).contains("not a number");
      assertThat(raw.ask("{\"id\":1e999999999,\"do\":\"status\"}")).contains("whole");
      assertThat(raw.ask("{\"do\":7}")).contains("not a text");
      assertThat(raw.ask("{}")).contains("lacks the text");
      assertThat(raw.ask("{\"do\":\"" + "x".repeat(9_000) + "\"}")).contains("does not know");
      assertThat(raw.ask("{\"do\":\"share-add\",\"paths\":[\"here\"]}")).contains("absolute");
      assertThat(raw.ask("{\"do\":\"share-add\",\"paths\":[\"/a\\u0000b\"]}"))
          .contains("not a path");
      assertThat(raw.ask("{\"do\":\"search\",\"query\":\"x\",\"limit\":-1}"))
          .contains("out of range");
      assertThat(raw.ask("[".repeat(100_000))).contains("not JSON");
      assertThat(raw.ask("{\"id\":5,\"do\":\"status\"}")).contains("\"id\":5", "ann");
    }
  }

  @Test
  void aLineWithoutEndIsCutOff() throws IOException {
    try (var raw = new RawControl(profile)) {
      raw.send("x".repeat(ControlConnection.LONGEST_REQUEST + 1));

      assertThat(raw.line()).contains("longer than 1 MiB");
      assertThat(raw.line()).isNull();
    }
    aCommandGetsItsAnswer();
  }

  @Test
  void randomBytesDoNoHarm() throws IOException {
    var random = new Random(1);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[random.nextInt(4_000)];
      random.nextBytes(bytes);
      try (var raw = new RawControl(profile)) {
        raw.channel.write(ByteBuffer.wrap(bytes));
      }
    }
    aCommandGetsItsAnswer();
  }

  @Test
  void aClientThatNeverReadsIsDropped() throws Exception {
    try (var raw = new RawControl(profile)) {
      raw.send("{\"do\":\"listen\"}\n");
      Waiting.until(() -> node.listeners() == 1);

      var event = new NodeEvent.Warning(1, "x".repeat(1_000));
      for (int i = 0; i < 2 * ControlConnection.MOST_WAITING && node.listeners() > 0; i++) {
        node.send(event);
      }

      assertThat(node.listeners()).isZero();
    }
  }

  @Test
  void tooManyCommandsAtOnceAreToldSo() throws Exception {
    var open = new RawControl[ControlServer.MOST_CONNECTIONS];
    for (int i = 0; i < open.length; i++) {
      open[i] = new RawControl(profile);
      open[i].ask("{\"do\":\"status\"}");
    }
    try (var oneMore = new RawControl(profile)) {
      assertThat(oneMore.line()).contains("too many commands");
    }
    for (RawControl each : open) {
      each.close();
    }
  }

  @Test
  void requestsWithoutAnswerYetAreBounded() throws Exception {
    var never = new CompletableFuture<Object>();
    node.answer("search", never);
    try (var raw = new RawControl(profile)) {
      for (int i = 0; i < ControlConnection.MOST_OPEN + 10; i++) {
        raw.send("{\"do\":\"search\",\"query\":\"x\"}\n");
      }
      Waiting.until(() -> node.calls.size() >= ControlConnection.MOST_OPEN);

      assertThat(node.calls).hasSize(ControlConnection.MOST_OPEN);
      never.complete(null);
      for (int i = 0; i < ControlConnection.MOST_OPEN + 10; i++) {
        assertThat(raw.line()).contains("result");
      }
    }
  }

  @Test
  void shutdownIsPassedOn() throws Exception {
    try (ControlClient client = ControlClient.connect(profile).orElseThrow()) {
      client.call("shutdown", new JsonObject());
      node.stopped.get(10, TimeUnit.SECONDS);
      server.close();
      client.awaitEnd();
    }
    assertThat(ControlClient.connect(profile)).isEmpty();
  }

  @Test
  void aSocketLeftByAKilledNodeIsNoNode() throws IOException {
    Profile other = Profile.at(folder.resolve("other"));
    other.create();
    Path socket = new ControlPath(other).prepare();
    try (var dead =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();

    assertThat(ControlClient.connect(other)).isEmpty();
    ControlServer.open(other, node.control, node).close();
    assertThat(socket).doesNotExist();
  }

  @Test
  void aLongProfilePathHasItsSocketElsewhere() throws IOException {
    Profile deep = Profile.at(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
    deep.create();
    Path socket;
    try (ControlServer elsewhere = ControlServer.open(deep, node.control, node)) {
      socket = new ControlPath(deep).find();
      assertThat(socket.toString().length()).isLessThan(100);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
          .isEqualTo("rwx------");
      try (ControlClient client = ControlClient.connect(deep).orElseThrow()) {
        assertThat(client.call("status", new JsonObject()).toString()).contains("ann");
      }
      assertThat(elsewhere).isNotNull();
    }
    assertThat(socket.getParent()).doesNotExist();
  }
}
