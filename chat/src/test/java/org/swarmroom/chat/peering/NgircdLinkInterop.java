package org.swarmroom.chat.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.testing.RawClient;
import org.swarmroom.chat.testing.TestRoom;

/** A room linked to a real ngIRCd over RFC 2813: people on both sides in one channel. */
@Tag("interop")
@Timeout(120)
class NgircdLinkInterop {

  private static final LinkPasswords PASSWORDS = new LinkPasswords("inpw", "outpw");

  private final TestRoom room = new TestRoom();
  private final Dialer plain =
      (address, pinned, handler) ->
          new Bootstrap()
              .group(room.group)
              .channel(NioSocketChannel.class)
              .handler(handler)
              .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));

  @TempDir private Path folder;
  private Process ngircd;
  private int port;

  @BeforeEach
  void prepare() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        folder.resolve("ngircd.conf"),
        """
        [Global]
        Name = irc.test.local
        Info = test
        Listen = 127.0.0.1
        Ports = %d
        ServerUID = root
        ServerGID = root
        [Limits]
        MaxNickLength = 30
        MaxPenaltyTime = 0
        MaxConnectionsIP = 0
        [Options]
        DNS = no
        Ident = no
        PAM = no
        [Operator]
        Name = root
        Password = toor
        [Server]
        Name = host-%s.swarmroom
        MyPassword = inpw
        PeerPassword = outpw
        Passive = yes
        """
            .formatted(port, room.hostFingerprint.substring(0, 8)));
    start();
  }

  private void start() throws IOException {
    ngircd =
        new ProcessBuilder("ngircd", "-n", "-f", folder.resolve("ngircd.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
  }

  private void halt() throws InterruptedException {
    ngircd.destroyForcibly(); // asked nicely it would tell of each QUIT
    assertThat(ngircd.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void stop() throws InterruptedException {
    halt();
    room.close();
  }

  private LinkTarget target(LinkPasswords passwords) {
    return LinkTarget.rfc2813(new HostPort("127.0.0.1", port), passwords);
  }

  private void link() {
    assertThat(room.server().link(target(PASSWORDS), plain).orTimeout(20, TimeUnit.SECONDS).join())
        .isEqualTo("irc.test.local");
  }

  private RawClient there(String nick) {
    return connected().join(nick);
  }

  /** The port is open a little after the process has started. */
  private RawClient connected() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        return new RawClient(port);
      } catch (UncheckedIOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void peopleOnBothSidesAreInOneChannel() throws Exception {
    RawClient ann = there("ann");
    RawClient twin = there("twin");
    ann.send("TOPIC #lobby :from there");
    RawClient bob = room.raw().join("bob");
    RawClient ours = room.raw().join("twin");
    link();

    assertThat(bob.expect("JOIN")).contains("twin"); // ours, before the link
    assertThat(bob.expectText(":twin!")).contains("NICK").contains("twin_");
    ours.expectText("NICK");
    bob.expectText(":ann!~ann@127.0.0.1 JOIN #lobby");
    ann.expectText(":bob!bob@plain.guest JOIN");
    assertThat(ann.expectText("twin_")).contains("JOIN");

    ann.send("PRIVMSG #lobby :hello from there");
    bob.expectText(":ann!~ann@127.0.0.1 PRIVMSG #lobby :hello from there");
    assertThat(room.log.await(1))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.from()).isEqualTo("ann");
              assertThat(line.stamp()).isNotEmpty();
              assertThat(line.id()).isNotEmpty();
            });
    bob.send("PRIVMSG #lobby :hello from here");
    ann.expectText(":bob!bob@plain.guest PRIVMSG #lobby :hello from here");
    bob.send("PRIVMSG #lobby :\u0001ACTION waves\u0001");
    ann.expectText("\u0001ACTION waves\u0001");
    bob.send("PRIVMSG ann :psst");
    ann.expectText("PRIVMSG ann :psst");
    ann.send("NOTICE bob :yes?");
    bob.expectText("NOTICE bob :yes?");
    twin.send("PRIVMSG #lobby :still twin");
    bob.expectText(":twin!~twin@127.0.0.1 PRIVMSG #lobby :still twin");

    ann.send("MODE #lobby +o bob");
    bob.expectText("+o bob");
    bob.send("TOPIC #lobby :from here");
    ann.expectText("TOPIC #lobby :from here");
    ann.send("AWAY :for tea");
    ann.expect("306");
    ann.send("NICK anna");
    bob.expectText("NICK anna");
    bob.send("WHOIS anna");
    bob.expectText("301 bob anna");
    bob.send("NICK ben");
    ann.expectText("NICK :ben");
    bob.send("KICK #lobby twin :enough");
    twin.expectText("KICK #lobby twin :enough");
    twin.send("JOIN #lobby");
    bob.expectText(":twin!~twin@127.0.0.1 JOIN #lobby");
    twin.send("PART #lobby :bye");
    bob.expectText("PART #lobby :bye");
    twin.send("QUIT");
    bob.send("QUIT :good night");
    ann.expectText(":ben!bob@plain.guest QUIT :Quit: good night");
  }

  @Test
  void aCutIsOneNetsplitAndTheLinkComesBack() throws Exception {
    RawClient before = there("ann");
    RawClient bob = room.raw();
    bob.send("CAP REQ :batch message-tags", "NICK bob", "USER b 0 * :b", "CAP END", "JOIN #lobby");
    bob.expect("366");
    link();
    String near = "host-" + room.hostFingerprint.substring(0, 8) + ".swarmroom";
    String opened = bob.expectText("BATCH +");
    assertThat(opened).contains(" netjoin " + near + " irc.test.local");
    bob.expectText(":ann!~ann@127.0.0.1 JOIN #lobby");
    bob.expectText("BATCH -");

    halt();
    assertThat(bob.expectText("BATCH +")).contains(" netsplit " + near + " irc.test.local");
    assertThat(bob.expectText("QUIT")).contains(":ann!").endsWith(":" + near + " irc.test.local");
    bob.expectText("BATCH -");

    start();
    RawClient ann = there("anna");
    bob.expectText(":anna!");
    ann.expectText("bob");
    ann.send("PRIVMSG bob :back");
    bob.expectText("PRIVMSG bob :back");
    before.close(); // until here, or the collector closes it
  }

  @Test
  void anOperatorThereKillsAndAWrongPasswordIsSaid() throws Exception {
    RawClient ann = there("ann");
    assertThatThrownBy(
            () ->
                room.server()
                    .link(target(new LinkPasswords("wrong", "outpw")), plain)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join())
        .hasMessageContaining("password");
    RawClient bob = room.raw().join("bob");
    link();
    ann.expectText(":bob!");
    ann.send("OPER root toor", "KILL bob :rude");
    bob.expectText("KILL");
    assertThat(bob.closed()).isTrue();
    assertThat(room.server().linkedServers().orTimeout(5, TimeUnit.SECONDS).join())
        .isEqualTo(List.of("irc.test.local"));
  }
}
