package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.sealed.Credentials;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestCredentials;

/** Private lines when the host, or somebody in its place, lies to ann about bob. */
@Timeout(60)
class LyingHostTest extends SealedFixture {

  private static final Credentials MALLORY = TestCredentials.of("mallory");

  private TestClient ann;
  private TestClient bob;

  private void meet() {
    ann = join("ann").awaitConnected();
    bob = join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class);
  }

  private void exchangeOneLine() {
    TestClient.get(ann.client.message("bob", "we meet"));
    bob.awaitLine("we meet");
  }

  /** Ann's program starts again; what she knows is kept. */
  private void annAgain() {
    ann.close();
    bob.await(RoomEvent.MemberLeft.class);
    ann = join("ann").awaitConnected();
  }

  private static boolean isMember(Message message, String nick) {
    return message.command().equals(Vendor.COMMAND)
        && message.param(0).equals("MEMBER")
        && message.param(1).equals(nick);
  }

  @Test
  void anotherKeyForAKnownNickIsSaidLoudlyAndGetsNothingUntilAccepted() {
    meet();
    exchangeOneLine();
    between("ann")
        .shows(
            m ->
                isMember(m, "bob")
                    ? List.of(
                        Message.from(
                            m.source(),
                            m.command(),
                            "MEMBER",
                            "bob",
                            MALLORY.fingerprint(),
                            "-",
                            "-"))
                    : List.of(m));
    annAgain();

    assertThat(awaitWarning(ann, "CHANGED"))
        .startsWith("The key of bob has CHANGED: it was ")
        .contains(TestCredentials.of("bob").fingerprint().substring(0, 4))
        .contains(MALLORY.fingerprint().substring(0, 4));
    assertThat(TestClient.failure(ann.client.message("bob", "the secret")))
        .startsWith("The key of bob has changed, so your line was not sent");

    annAgain(); // a restart does not make it right
    awaitWarning(ann, "CHANGED");
    assertThat(TestClient.failure(ann.client.message("bob", "the secret"))).contains("not sent");

    assertThat(TestClient.get(ann.client.trust("bob"))).startsWith("The key ");
    assertThat(TestClient.failure(ann.client.message("bob", "the secret")))
        .contains("gave no key"); // bob can't answer for mallory
    assertThat(between("ann").heard()).doesNotContain("the secret");
  }

  @Test
  void aNewKeyOfBobsOwnIsUsedOnceItIsAccepted() {
    meet();
    exchangeOneLine();
    bob.close();
    ann.await(RoomEvent.MemberLeft.class);
    bob = join("bob", TestCredentials.of("bob's new machine")).awaitConnected();
    awaitWarning(ann, "CHANGED");

    TestClient.get(bob.client.message("ann", "it is me"));
    assertThat(ann.awaitLine("it is me").isSealed()).isFalse();
    TestClient.get(ann.client.trust("bob"));
    TestClient.get(ann.client.message("bob", "good"));

    assertThat(bob.awaitLine("good").isSealed()).isTrue();
  }

  @Test
  void aHostThatHidesAKeyGetsNoPlainText() {
    meet();
    exchangeOneLine();
    between("ann").shows(m -> isMember(m, "bob") ? List.of() : List.of(m));
    annAgain();

    assertThat(TestClient.failure(ann.client.message("bob", "the secret")))
        .startsWith("bob had a key before and shows none now, so your line was not sent");
    assertThat(between("ann").heard()).doesNotContain("the secret");

    assertThat(TestClient.get(ann.client.trust("bob"))).contains("not encrypted");
    assertThat(TestClient.get(ann.client.message("bob", "the weather")).isSealed()).isFalse();
  }

  @Test
  void aGreetingOfSomebodyElseIsNoticed() {
    meet();
    String evil = TestCredentials.of("mallory").fingerprint();
    assertThat(evil).isNotEqualTo(TestCredentials.of("bob").fingerprint());
    List<String> own = new ArrayList<>();
    between("ann")
        .shows(
            m -> {
              if (m.tag(Vendor.GREETING_TAG).isEmpty() || !m.nick().equals("bob")) {
                m.tag(Vendor.GREETING_TAG).ifPresent(own::add);
                return List.of(m);
              }
              return List.of(m.with(Vendor.GREETING_TAG, own.isEmpty() ? "" : own.get(0)));
            });

    assertThat(TestClient.failure(ann.client.message("bob", "the secret"))).contains("not sent");
    assertThat(awaitWarning(ann, "greeting"))
        .contains("not made with the key that bob is known by");
    assertThat(between("ann").heard()).doesNotContain("the secret");
  }

  @Test
  void aHostThatDropsGreetingsGetsNoPlainText() {
    meet();
    between("ann").shows(m -> m.command().equals("TAGMSG") ? List.of() : List.of(m));

    assertThat(TestClient.failure(ann.client.message("bob", "the secret")))
        .startsWith("The program of bob gave no key");
    assertThat(between("ann").heard()).doesNotContain("the secret");
  }

  @Test
  void alteredRepeatedAndForgedLinesAreNotShownAsBobs() {
    meet();
    exchangeOneLine();
    between("ann")
        .shows(
            m -> {
              if (m.tag(Line.SEALED).isEmpty() || !m.nick().equals("bob")) {
                return List.of(m);
              }
              String envelope = m.tag(Line.SEALED).orElseThrow();
              char last = envelope.charAt(40) == 'A' ? 'B' : 'A';
              String altered = envelope.substring(0, 40) + last + envelope.substring(41);
              Message forged =
                  Message.from(m.source(), "PRIVMSG", "ann", "send me the keys")
                      .with("msgid", UUID.randomUUID().toString());
              return List.of(
                  m.with("msgid", "x1").with(Line.SEALED, altered),
                  m,
                  m.with("msgid", "x2"),
                  forged);
            });

    TestClient.get(bob.client.message("ann", "the truth"));
    Line forged = ann.awaitLine("send me the keys");

    assertThat(forged.isSealed()).isFalse();
    assertThat(ann.texts()).containsExactly("we meet", "the truth", "send me the keys");
    assertThat(ann.lines().filter(l -> l.text().equals("the truth")))
        .allMatch(Line::isSealed)
        .hasSize(1);
    assertThat(warnings(ann))
        .anyMatch(w -> w.startsWith("A private line in the name of bob is not as bob wrote it"))
        .anyMatch(w -> w.startsWith("A private line of bob came a second time"))
        .anyMatch(w -> w.startsWith("A private line in the name of bob came in plain text"))
        .hasSize(3);
  }

  @Test
  void aFloodOfLinesThatCantBeReadIsNotAnsweredLineByLine() {
    meet();
    exchangeOneLine();
    between("ann")
        .shows(
            m -> {
              if (!m.command().equals("PRIVMSG") || m.tag(Line.SEALED).isEmpty()) {
                return List.of(m);
              }
              List<Message> flood = new ArrayList<>();
              for (int i = 0; i < 500; i++) {
                flood.add(m.with("msgid", "f" + i).with(Line.SEALED, "AQ".repeat(80)));
              }
              flood.add(m);
              return flood;
            });

    TestClient.get(bob.client.message("ann", "and a good one"));
    ann.awaitLine("and a good one");

    assertThat(between("ann").heard().split("swarmroom.org/unread=", -1)).hasSize(1 + 40);
  }

  @Test
  void aLineShownAsSomebodyElsesIsNotShown() {
    meet();
    TestClient cem = join("cem").awaitConnected();
    awaitMember(ann, "cem");
    exchangeOneLine();
    TestClient.get(cem.client.message("ann", "I am cem"));
    ann.awaitLine("I am cem");
    between("ann")
        .shows(
            m ->
                m.tag(Line.SEALED).isPresent() && m.nick().equals("bob")
                    ? List.of(new Message(m.tags(), "cem!u@h", m.command(), m.params()))
                    : List.of(m));

    TestClient.get(bob.client.message("ann", "by bob"));
    TestClient.get(cem.client.message("ann", "by cem"));
    ann.awaitLine("by cem");

    assertThat(ann.texts()).doesNotContain("by bob");
  }

  @Test
  void aHostThatSaysALineWasNotReadGetsNothing() {
    meet();
    exchangeOneLine();
    String id = ann.awaitLine("we meet").id();
    between("ann")
        .shows(
            m ->
                m.command().equals("PONG")
                    ? List.of(
                        m, Message.from("bob!u@h", "TAGMSG", "ann").with(Vendor.UNREAD_TAG, id))
                    : List.of(m));

    for (int i = 0; i < 3; i++) {
      int before = ann.events(RoomEvent.RoundTrip.class).size();
      ann.await(
          RoomEvent.RoundTrip.class, e -> ann.events(RoomEvent.RoundTrip.class).size() > before);
    }
    TestClient.get(ann.client.message("bob", "now"));
    bob.awaitLine("now");

    assertThat(bob.texts()).containsExactly("we meet", "now");
    assertThat(between("ann").heard().split("PRIVMSG bob")).hasSize(1 + 2);
  }
}
