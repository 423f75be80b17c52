package org.swarmroom.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock IRC clients join a room over TLS and talk both ways. */
@Tag("interop")
class IrcClientsInterop {

  @TempDir Path folder;

  @Test
  void irssiJoinsOverTlsAndTalksBothWays() throws IOException {
    Files.createDirectories(folder.resolve("irssi"));
    try (var node =
            NodeProcess.start(folder.resolve("profile"), "--nick", "ann", "--host", "garden");
        var irssi =
            Terminal.open(folder, "irssi --home=" + folder.resolve("irssi") + " -n visitor")) {
      irssi.line("/connect -tls 127.0.0.1 " + node.port());
      talk(node, irssi, "visitor");
      irssi.line("/quit");
      node.awaitEvent("member-left", event -> event.toString().contains("visitor"));
    }
  }

  @Test
  void weechatJoinsOverTlsAndTalksBothWays() throws IOException {
    var home = Files.createDirectories(folder.resolve("weechat"));
    try (var node =
            NodeProcess.start(folder.resolve("profile"), "--nick", "ann", "--host", "garden");
        var ignored =
            OtherProgram.start(
                folder, List.of("weechat-headless", "--stdout", "-d", home.toString()))) {
      // the headless program has no prompt: it reads commands from its pipe
      var pipe = WeeChatPipe.await(home);
      pipe.line("/set logger.file.flush_delay 0");
      pipe.line(
          "/server add room 127.0.0.1/" + node.port() + " -ssl -nossl_verify -nicks=gardener");
      pipe.line("/connect room");
      pipe.awaitLogged("Welcome");
      pipe.line("/join -server room #garden");
      node.awaitEvent("member-joined", event -> event.toString().contains("gardener"));
      node.command("room", "say", "good morning all");
      pipe.awaitLogged("good morning all");
      pipe.say("room.#garden", "morning from weechat");
      assertLine(node, "gardener", "morning from weechat");
    }
  }

  private static void talk(NodeProcess node, Terminal client, String nick) {
    client.awaitShown("End of");
    client.line("/join #garden");
    node.awaitEvent("member-joined", event -> event.toString().contains(nick));
    client.line("hello from outside");
    assertLine(node, nick, "hello from outside");
    node.command("room", "say", "welcome in");
    client.awaitShown("welcome in");
    node.command("room", "msg", nick, "psst");
    client.line("/topic #garden roses and peas");
    client.awaitShown("roses and peas");
    client.line("/query ann");
    client.line("a quiet word");
    assertLine(node, nick, "a quiet word");
  }

  private static void assertLine(NodeProcess node, String from, String text) {
    var line = node.awaitEvent("line", event -> event.get("text").getAsString().equals(text));
    assertThat(line.get("from").getAsString()).isEqualTo(from);
  }
}
