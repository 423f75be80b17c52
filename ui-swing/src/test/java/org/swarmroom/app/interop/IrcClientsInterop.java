package org.swarmroom.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock IRC clients join a room over TLS, are told what was said, talk both ways, and leave. */
@Tag("interop")
class IrcClientsInterop {

  @TempDir Path folder;

  private NodeProcess node;

  @BeforeEach
  void openTheRoom() {
    node = NodeProcess.start(folder.resolve("profile"), "--nick", "ann", "--host", "garden");
    node.command("room", "topic", "roses");
    node.command("room", "say", "said before you came");
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void irssiJoinsTalksAndLeaves() throws IOException {
    var home = Files.createDirectories(folder.resolve("irssi"));
    try (var irssi = Terminal.open(folder, "irssi --home=" + home + " -n visitor")) {
      irssi.awaitShown("[(status)]");
      irssi.line("/set cmds_max_at_once 50");
      irssi.line("/connect -tls -notls_verify 127.0.0.1 " + node.port());
      irssi.awaitShown("End of MOTD");
      irssi.line("/join #garden");
      joined("visitor");
      irssi.awaitShown("Topic for #garden: roses");
      irssi.awaitShown("ann> said before you came");

      irssi.line("hello from outside, grüße");
      assertThat(line("hello from outside, grüße", "visitor")).isEqualTo("message to #garden");
      node.command("room", "say", "welcome in 😀");
      irssi.awaitShown("ann> welcome in 😀");
      irssi.line("/me waves");
      assertThat(line("waves", "visitor")).isEqualTo("action to #garden");
      irssi.line("/topic #garden roses and peas");
      topic("roses and peas");
      irssi.awaitShown("roses and peas");

      irssi.line("/msg ann a quiet word");
      assertThat(line("a quiet word", "visitor")).isEqualTo("message to ann");
      node.command("room", "msg", "visitor", "psst");
      irssi.line("/window 3");
      irssi.awaitShown("ann> psst");

      irssi.line("/window 2");
      irssi.line("/nick guest");
      renamed("guest");
      irssi.line("/window 3");
      irssi.line("/whois ann");
      irssi.awaitShown("End of WHOIS");
      irssi.line("/window 1");
      irssi.line("/who #garden");
      irssi.awaitShown("End of /WHO list");
      irssi.line("/part #garden bye");
      assertThat(left("guest")).isEqualTo("bye");
      irssi.line("/quit");
    }
  }

  /** With every capability that it can ask for. */
  @Test
  void weechatJoinsTalksAndLeaves() throws IOException {
    var home = Files.createDirectories(folder.resolve("weechat"));
    try (var weechat =
        OtherProgram.start(
            folder, List.of("weechat-headless", "--stdout", "-d", home.toString()))) {
      // the headless program has no prompt: it reads commands from its pipe
      var pipe = WeeChatPipe.await(home);
      pipe.line("/set logger.file.flush_delay 0");
      pipe.line("/set irc.server_default.capabilities \"*\"");
      pipe.line(
          "/server add room 127.0.0.1/" + node.port() + " -ssl -nossl_verify -nicks=gardener");
      pipe.line("/connect room");
      pipe.awaitLogged("Welcome");
      pipe.line("/join -server room #garden");
      joined("gardener");
      pipe.awaitLogged("said before you came");

      var garden = "room.#garden";
      pipe.say(garden, "morning from weechat, grüße");
      assertThat(line("morning from weechat, grüße", "gardener")).isEqualTo("message to #garden");
      pipe.awaitLogged("morning from weechat, grüße");
      node.command("room", "say", "good morning all 😀");
      pipe.awaitLogged("ann\tgood morning all 😀");
      pipe.say(garden, "/me waves");
      assertThat(line("waves", "gardener")).isEqualTo("action to #garden");

      pipe.say(garden, "/topic what weechat says");
      topic("what weechat says");
      pipe.say(garden, "/nick walter");
      renamed("walter");
      node.command("room", "topic", "what ann says");
      pipe.awaitLogged("what ann says");
      pipe.say(garden, "/part bye");
      assertThat(left("walter")).isEqualTo("bye");
      pipe.line("/quit");
      weechat.awaitExit(Duration.ofSeconds(20));
    }
  }

  private void joined(String nick) {
    node.awaitEvent("member-joined", event -> text(event, "nick").equals(nick));
  }

  /** Waits for a line of somebody; its kind and whom it is for. */
  private String line(String text, String from) {
    var line = node.awaitEvent("line", event -> text(event, "text").equals(text));
    assertThat(text(line, "from")).isEqualTo(from);
    return text(line, "kind") + " to " + text(line, "to");
  }

  private void topic(String words) {
    node.awaitEvent("room", event -> text(event, "topic").equals(words));
  }

  private void renamed(String nick) {
    node.awaitEvent("members", event -> event.get("members").toString().contains(nick));
  }

  /** Waits until somebody leaves; the reason given. */
  private String left(String nick) {
    return text(
        node.awaitEvent("member-left", event -> text(event, "nick").equals(nick)), "reason");
  }

  private static String text(JsonObject event, String field) {
    return event.get(field).getAsString();
  }
}
