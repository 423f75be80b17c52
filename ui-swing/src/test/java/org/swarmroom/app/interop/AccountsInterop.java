package org.swarmroom.app.interop;

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

/** Stock IRC clients open an account over TLS, and log in to it by each mechanism they know. */
@Tag("interop")
class AccountsInterop {

  private static final String PASSWORD = "correct-horse-7";

  @TempDir Path folder;

  private NodeProcess node;

  @BeforeEach
  void openTheRoom() {
    node = NodeProcess.start(folder.resolve("profile"), "--nick", "ann", "--host", "garden");
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void irssiRegistersAndLogsInByPlain() throws IOException {
    var home = Files.createDirectories(folder.resolve("irssi"));
    try (var irssi = Terminal.open(folder, "irssi --home=" + home + " -n visitor")) {
      irssi.awaitShown("[(status)]");
      irssi.line("/set user_name visitor");
      irssi.line("/connect -tls -notls_verify 127.0.0.1 " + node.port());
      irssi.awaitShown("End of MOTD");
      irssi.line("/quote REGISTER visitor * " + PASSWORD);
      irssi.awaitShown("You are now logged in as visitor");
      irssi.line("/disconnect");
      irssi.line(
          "/network add -sasl_mechanism PLAIN -sasl_username visitor -sasl_password "
              + PASSWORD
              + " room");
      irssi.line("/connect -tls -notls_verify -network room 127.0.0.1 " + node.port());
      irssi.awaitShown("SASL authentication succe");
      irssi.awaitShown("visitor!visitor@visitor.account");
      irssi.line("/quit");
    }
  }

  @Test
  void weechatRegistersAndLogsInByPlainAndByScram() throws IOException {
    var home = Files.createDirectories(folder.resolve("weechat"));
    try (var weechat =
        OtherProgram.start(
            folder, List.of("weechat-headless", "--stdout", "-d", home.toString()))) {
      var pipe = WeeChatPipe.await(home);
      pipe.line("/set logger.file.flush_delay 0");
      pipe.line("/set irc.server_default.capabilities \"*\"");
      server(pipe, "first", "");
      pipe.awaitLogged("Welcome");
      pipe.line("/command -buffer irc.server.first irc /quote REGISTER gardener * " + PASSWORD);
      pipe.awaitLogged("You are now logged in as gardener");
      server(pipe, "plain", "plain");
      server(pipe, "scram", "scram-sha-256");
      for (String name : List.of("plain", "scram")) {
        pipe.line("/join -server " + name + " #garden");
        pipe.awaitLogged(name + "@gardener.account");
      }
      pipe.line("/quit");
      weechat.awaitExit(Duration.ofSeconds(20));
    }
  }

  private void server(WeeChatPipe pipe, String name, String mechanism) {
    pipe.line(
        "/server add " + name + " 127.0.0.1/" + node.port() + " -ssl -nossl_verify -nicks=" + name);
    pipe.line("/set irc.server." + name + ".username " + name);
    if (!mechanism.isEmpty()) {
      pipe.line("/set irc.server." + name + ".sasl_mechanism " + mechanism);
      pipe.line("/set irc.server." + name + ".sasl_username gardener");
      pipe.line("/set irc.server." + name + ".sasl_password " + PASSWORD);
    }
    pipe.line("/connect " + name);
  }
}
