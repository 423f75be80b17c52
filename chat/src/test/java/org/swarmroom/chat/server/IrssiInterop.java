package org.swarmroom.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.chat.client.RoomEvent;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;
import org.swarmroom.chat.testing.TlsListener;
import org.swarmroom.chat.testing.Tmux;

/** The real irssi in a room, by TLS, at its own keyboard. */
@Tag("interop")
@Timeout(180)
class IrssiInterop {

  @TempDir private Path folder;

  @Test
  void irssiJoinsTalksAndLeaves() {
    try (TestRoom room = new TestRoom();
        TlsListener tls = new TlsListener(room.group, room.server(), folder)) {
      TestClient ann = room.join("ann").awaitConnected();
      ann.say("said before you came");
      try (Tmux irssi = new Tmux(folder, "irssi --home " + folder.resolve("irssi") + " -n irene")) {
        irssi.awaitText("[(status)]");
        irssi.type("/set cmds_max_at_once 50");
        irssi.type("/connect -tls -notls_verify 127.0.0.1 " + tls.port());
        irssi.awaitText("End of MOTD");
        irssi.type("/join #lobby");
        ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("irene"));
        irssi.awaitText("Topic for #lobby: all sorts");
        irssi.awaitText("ann> said before you came");

        irssi.type("hello from irssi, grüße");
        assertThat(ann.awaitLine("hello from irssi, grüße").from()).isEqualTo("irene");
        ann.say("hello irssi 😀");
        irssi.awaitText("ann> hello irssi 😀");
        irssi.type("/me waves");
        assertThat(ann.awaitLine("waves").kind()).isEqualTo(LineKind.ACTION);
        irssi.type("/topic what irssi says");
        ann.await(RoomEvent.TopicChanged.class, e -> e.topic().equals("what irssi says"));

        irssi.type("/msg ann only for you");
        assertThat(ann.awaitLine("only for you").to()).isEqualTo("ann");
        TestClient.get(ann.client.message("irene", "and for you"));
        irssi.type("/window 3");
        irssi.awaitText("ann> and for you");
        irssi.type("/window 2");
        irssi.type("/nick iris");
        ann.await(RoomEvent.NickChanged.class, e -> e.member().nick().equals("iris"));
        irssi.type("/window 3");
        irssi.type("/whois ann");
        irssi.awaitText("End of WHOIS");
        irssi.type("/window 1");
        irssi.type("/who #lobby");
        irssi.awaitText("End of /WHO list");
        irssi.type("/part #lobby bye");
        assertThat(ann.await(RoomEvent.MemberLeft.class).reason()).isEqualTo("bye");
        irssi.type("/quit");
      }
    }
  }
}
