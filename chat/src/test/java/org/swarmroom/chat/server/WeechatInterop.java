package org.swarmroom.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.chat.client.RoomEvent;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;
import org.swarmroom.chat.testing.TlsListener;

/**
 * The real WeeChat in a room, by TLS, with all capabilities it can ask for; driven by its pipe,
 * read by its log.
 */
@Tag("interop")
@Timeout(180)
class WeechatInterop {

  private static final String CHANNEL = "irc.room.#lobby";
  private static final long PATIENCE_SECONDS = 40;

  @TempDir private Path folder;

  @Test
  void weechatJoinsTalksAndLeaves() throws IOException, InterruptedException {
    try (TestRoom room = new TestRoom();
        TlsListener tls = new TlsListener(room.group, room.server(), folder)) {
      TestClient ann = room.join("ann").awaitConnected();
      ann.say("said before you came");
      Process weechat = start(tls.port());
      try {
        ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("wendy"));
        awaitLog("said before you came");

        type(CHANNEL, "hello from weechat, grüße");
        assertThat(ann.awaitLine("hello from weechat, grüße").from()).isEqualTo("wendy");
        awaitLog("hello from weechat, grüße");
        ann.say("hello weechat 😀");
        awaitLog("ann\thello weechat 😀");
        type(CHANNEL, "/me waves");
        ann.awaitLine("waves");
        type(CHANNEL, "/topic what weechat says");
        ann.await(RoomEvent.TopicChanged.class, e -> e.topic().equals("what weechat says"));
        type(CHANNEL, "/nick walter");
        ann.await(RoomEvent.NickChanged.class, e -> e.member().nick().equals("walter"));
        TestClient.get(ann.client.setTopic("what ann says"));
        awaitLog("what ann says");
        type(CHANNEL, "/part bye");
        assertThat(ann.await(RoomEvent.MemberLeft.class).reason()).isEqualTo("bye");
        type("core.weechat", "/quit");
        assertThat(weechat.waitFor(20, TimeUnit.SECONDS)).isTrue();
      } finally {
        weechat.destroy();
      }
    }
  }

  private Process start(int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "weechat-headless",
                "--dir",
                folder.toString(),
                "-r",
                "/set logger.file.flush_delay 0",
                "-r",
                "/set irc.server_default.capabilities \"*\"",
                "-r",
                "/server add room 127.0.0.1/" + port + " -ssl -nicks=wendy -autojoin=#lobby",
                "-r",
                "/set irc.server.room.ssl_verify off",
                "-r",
                "/connect room")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private void type(String buffer, String line) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path pipe =
          files
              .filter(f -> f.getFileName().toString().startsWith("weechat_fifo_"))
              .findFirst()
              .orElseThrow();
      Files.writeString(pipe, buffer + " *" + line + "\n", StandardOpenOption.WRITE);
    }
  }

  /** Waits until the channel's log holds a text. */
  private void awaitLog(String text) throws IOException {
    Path log = folder.resolve("logs").resolve(CHANNEL + ".weechatlog");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(log) || !Files.readString(log).contains(text)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "never logged \""
                + text
                + "\" but "
                + (Files.exists(log) ? Files.readString(log) : "nothing"));
      }
      Thread.onSpinWait();
    }
  }
}
