package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.irc.Message;

/** UTF8ONLY, and what the server tells of itself. */
class Utf8Test extends RoomFixture {

  private List<String> sendsLegacy(Client client, String line) {
    client.port.take();
    room.receive(client.session, Message.parse(line).orElseThrow().asLegacy());
    return client.port.take();
  }

  @Test
  void aLineThatWasNoUtf8IsPassedOnAsUtf8WithAWarning() {
    Client ann = stock("ann");
    ann.says("CAP REQ standard-replies");
    Client bob = stock("bob");
    bob.port.take();

    assertThat(sendsLegacy(ann, "PRIVMSG #lobby :gr\u00fc\u00df"))
        .containsExactly(
            ":host-aaaaaaaa.swarmroom WARN PRIVMSG INVALID_UTF8"
                + " :Your message was no UTF-8 and was read as Windows-1252");
    toDisk();
    assertThat(texts(bob.port.take())).containsExactly("gr\u00fc\u00df");
    assertThat(sendsLegacy(bob, "PRIVMSG #lobby :\u00fc")).isEmpty();
  }

  @Test
  void whatMustBeExactIsRefused() {
    Client ann = stock("ann");
    ann.says("CAP REQ standard-replies");
    for (String command : List.of("PASS", "OPER", "AUTHENTICATE", "REGISTER", "VERIFY")) {
      assertThat(sendsLegacy(ann, command + " a b :\u00fc"))
          .singleElement()
          .asString()
          .startsWith(":host-aaaaaaaa.swarmroom FAIL " + command + " INVALID_UTF8 :");
    }
    assertThat(sendsLegacy(ann, "\u00fc x"))
        .singleElement()
        .asString()
        .contains(" FAIL * INVALID_UTF8 ");
    assertThat(sendsLegacy(ann, "FROB \u00fc")).singleElement().asString().contains(" 421 ");
    Client old = stock("old");
    assertThat(sendsLegacy(old, "PASS \u00fc"))
        .containsExactly(
            ":host-aaaaaaaa.swarmroom NOTICE old :PASS was refused: set your program to UTF-8");
  }

  @Test
  void aRealNameThatIsTooLongIsRefusedAndNotCut() {
    Client ann = stock("ann");
    ann.says("CAP REQ :setname standard-replies");

    assertThat(ann.says("SETNAME :" + "x".repeat(101)))
        .containsExactly(
            ":host-aaaaaaaa.swarmroom FAIL SETNAME INVALID_REALNAME"
                + " :A real name has 1 to 100 bytes");
    assertThat(ann.session.person.realName).isEqualTo("ann");
    assertThat(ann.says("SETNAME :" + "x".repeat(100))).hasSize(1);
  }

  @Test
  void whoRegistersIsToldWhatModernClientsLookFor() {
    Client ann = new Client(Optional.empty());
    List<String> told = ann.says("NICK ann", "USER u 0 * :Ann");

    assertThat(told.stream().map(l -> l.split(" ")[1]).limit(5))
        .containsExactly("001", "002", "003", "004", "005");
    assertThat(told.get(0)).endsWith(" 001 ann :Welcome to the room #lobby, ann!u@tls.guest");
    assertThat(told.get(3).split(" ")).hasSize(8);
    String tokens = String.join(" ", told.stream().filter(l -> l.contains(" 005 ")).toList());
    assertThat(tokens)
        .contains(
            " CASEMAPPING=rfc1459 ",
            " NETWORK=lobby ",
            " NICKLEN=30 ",
            " USERLEN=10 ",
            " HOSTLEN=38 ",
            " NAMELEN=100 ",
            " LINELEN=512 ",
            " UTF8ONLY ",
            " CHANTYPES=# ",
            " PREFIX=(",
            " CHANMODES=");
    assertThat(told).allMatch(l -> l.length() <= 510);
  }
}
