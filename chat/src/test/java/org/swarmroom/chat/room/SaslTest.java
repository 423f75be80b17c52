package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.testing.ScramClient;

/** AUTHENTICATE, rule by rule. */
class SaslTest extends AccountsFixture {

  @BeforeEach
  void accounts() {
    open();
  }

  @Test
  void eachConnectionIsOfferedWhatItCanUse() {
    assertThat(offer(Optional.empty(), true)).isEqualTo("SCRAM-SHA-256,PLAIN");
    assertThat(offer(Optional.of(ANN), true)).isEqualTo("EXTERNAL,SCRAM-SHA-256,PLAIN");
    assertThat(offer(Optional.empty(), false)).isEqualTo("SCRAM-SHA-256");
    room.accounts(Optional.empty());
    assertThat(offer(Optional.of(ANN), true)).isEqualTo("EXTERNAL");
    assertThat(offer(Optional.empty(), true)).isEmpty();
  }

  private String offer(Optional<String> fingerprint, boolean secure) {
    String told = new Client(fingerprint, secure).says("CAP LS 302").get(0);
    int at = told.indexOf(" sasl=");
    return at < 0 ? "" : told.substring(at + 6).split(" ")[0];
  }

  @Test
  void accountsThatComeAndGoAreNews() {
    Client bob = asking();
    room.accounts(Optional.empty());
    assertThat(bob.port.take())
        .containsExactly(":host-aaaaaaaa.swarmroom CAP * DEL :sasl draft/account-registration");
    assertThat(bob.says("AUTHENTICATE PLAIN")).singleElement().asString().contains(" 904 ");
    room.accounts(Optional.of(accounts));
    assertThat(bob.port.take())
        .containsExactly(
            ":host-aaaaaaaa.swarmroom CAP * NEW :sasl=SCRAM-SHA-256,PLAIN"
                + " draft/account-registration=before-connect,custom-account-name");
  }

  @Test
  void plainWithTheRightPassword() {
    Client bob = asking();
    assertThat(bob.says("AUTHENTICATE plain")).containsExactly("AUTHENTICATE +");

    assertThat(told(bob, plain("BOB", PASSWORD)))
        .containsExactly(
            ":host-aaaaaaaa.swarmroom 900 * *!*@Bob.account Bob :You are now logged in as Bob",
            ":host-aaaaaaaa.swarmroom 903 * :SASL authentication successful");
  }

  @Test
  void plainWithTheWrongPasswordOrNameIsToldTheSame() {
    Client bob = asking();
    List<String> password = told(bob, "AUTHENTICATE PLAIN", plain("bob", "wrong"));
    List<String> name = told(bob, "AUTHENTICATE PLAIN", plain("nobody", PASSWORD));

    assertThat(password).hasSize(2).isEqualTo(name);
    assertThat(numerics(password)).containsExactly("AUTHENTICATE", "904");
    assertThat(bob.session.person.account).isEmpty();
  }

  @Test
  void plainIsForTlsOnly() {
    Client bob = asking(Optional.empty(), false);

    assertThat(bob.says("AUTHENTICATE PLAIN"))
        .satisfiesExactly(
            l -> assertThat(l).contains(" 908 * SCRAM-SHA-256 :"),
            l -> assertThat(l).contains(" 904 "));
  }

  @Test
  void scramProvesBothToEachOtherAndEndsWithAnEmptyMessage() {
    Client bob = asking();
    ScramClient scram = new ScramClient("bob", PASSWORD);
    bob.says("AUTHENTICATE SCRAM-SHA-256");

    String challenge = data(told(bob, "AUTHENTICATE " + scram.first()));
    String last = data(told(bob, "AUTHENTICATE " + scram.proof(challenge)));

    assertThat(scram.trusts(last)).isTrue();
    assertThat(bob.session.person.account).isEmpty();
    assertThat(numerics(bob.says("AUTHENTICATE +"))).containsExactly("900", "903");
    assertThat(bob.session.person.account).isEqualTo("Bob");
  }

  private static String data(List<String> lines) {
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("AUTHENTICATE ");
    return lines.get(0).substring("AUTHENTICATE ".length());
  }

  @Test
  void scramWithTheWrongPasswordOrNameFailsAtTheProof() {
    for (String name : List.of("bob", "nobody")) {
      Client eve = asking();
      ScramClient scram = new ScramClient(name, "wrong");
      eve.says("AUTHENTICATE SCRAM-SHA-256");
      String challenge = data(told(eve, "AUTHENTICATE " + scram.first()));

      assertThat(numerics(told(eve, "AUTHENTICATE " + scram.proof(challenge))))
          .containsExactly("904");
    }
  }

  @Test
  void anAccountThatNobodyHasKeepsItsSalt() {
    String salt = "";
    for (int i = 0; i < 2; i++) {
      Client eve = asking();
      eve.says("AUTHENTICATE SCRAM-SHA-256");
      String challenge = data(told(eve, "AUTHENTICATE " + new ScramClient("nobody", "x").first()));
      String now = ScramClient.text(challenge).split(",")[1];
      assertThat(salt).isIn("", now);
      salt = now;
    }
  }

  @Test
  void scramThatDoesNotEndEmptyFails() {
    Client bob = asking();
    ScramClient scram = new ScramClient("bob", PASSWORD);
    bob.says("AUTHENTICATE SCRAM-SHA-256");
    String challenge = data(told(bob, "AUTHENTICATE " + scram.first()));
    told(bob, "AUTHENTICATE " + scram.proof(challenge));

    assertThat(numerics(bob.says("AUTHENTICATE " + ScramClient.base64("more"))))
        .containsExactly("904");
    assertThat(bob.session.person.account).isEmpty();
  }

  @Test
  void externalIsForTheAccountOfTheCertificateOnly() {
    for (String account : List.of("", ANN, ANN.substring(0, 16))) {
      Client ann = asking(Optional.of(ANN), true);
      String word = account.isEmpty() ? "+" : ScramClient.base64(account);
      assertThat(numerics(ann.says("AUTHENTICATE EXTERNAL", "AUTHENTICATE " + word)))
          .containsExactly("AUTHENTICATE", "900", "903");
      assertThat(ann.session.person.identity).isEqualTo(ANN);
    }
    for (String account : List.of(HOST, "Bob", "bbbb")) {
      Client eve = asking(Optional.of(ANN), true);
      eve.says("AUTHENTICATE EXTERNAL");
      assertThat(numerics(eve.says("AUTHENTICATE " + ScramClient.base64(account))))
          .containsExactly("904");
      assertThat(eve.session.person.account).isEmpty();
    }
  }

  @Test
  void aMessageComesInPiecesOf400Characters() {
    Client bob = asking();
    String long300 = "x".repeat(282) + "\u00e9";
    String whole = ScramClient.base64("\0bob\0" + "y".repeat(295));
    assertThat(whole).hasSize(400);
    bob.says("AUTHENTICATE PLAIN");
    assertThat(told(bob, "AUTHENTICATE " + whole)).isEmpty();
    assertThat(numerics(told(bob, "AUTHENTICATE +"))).containsExactly("904");

    String text = "\0bob\0" + long300.repeat(3);
    String base64 = ScramClient.base64(text);
    bob.says("AUTHENTICATE PLAIN");
    assertThat(told(bob, "AUTHENTICATE " + base64.substring(0, 400))).isEmpty();
    assertThat(told(bob, "AUTHENTICATE " + base64.substring(400, 800))).isEmpty();
    assertThat(numerics(told(bob, "AUTHENTICATE " + base64.substring(800)))).containsExactly("904");
  }

  @Test
  void tooMuchIsTooLong() {
    Client bob = asking();
    bob.says("AUTHENTICATE PLAIN");
    assertThat(numerics(bob.says("AUTHENTICATE " + "A".repeat(401)))).containsExactly("905");
    assertThat(numerics(bob.says("AUTHENTICATE +"))).containsExactly("908", "904");

    bob.says("AUTHENTICATE PLAIN");
    for (int i = 0; i < 10; i++) {
      assertThat(bob.says("AUTHENTICATE " + "A".repeat(400))).isEmpty();
    }
    assertThat(numerics(bob.says("AUTHENTICATE " + "A".repeat(400)))).containsExactly("905");
  }

  @Test
  void whatIsNoBase64OrNoTextFails() {
    for (String bad : List.of("%%%", "AAA", ScramClient.base64("no nul"), "//79", "AGJv")) {
      Client bob = asking();
      bob.says("AUTHENTICATE PLAIN");
      assertThat(numerics(told(bob, "AUTHENTICATE " + bad))).as(bad).containsExactly("904");
    }
  }

  @Test
  void anExchangeIsAbortedByAStarAndByGoingOn() {
    Client bob = asking();
    assertThat(numerics(bob.says("AUTHENTICATE *"))).containsExactly("904");
    bob.says("AUTHENTICATE PLAIN");
    assertThat(numerics(bob.says("AUTHENTICATE *"))).containsExactly("906");

    bob.says("AUTHENTICATE PLAIN");
    assertThat(numerics(bob.says("NICK bob", "USER u 0 * :Bob", "CAP END")))
        .startsWith("906", "001");
    assertThat(bob.session.person.account).isEmpty();
  }

  @Test
  void withoutTheCapabilityNothingHappens() {
    Client bob = new Client(Optional.empty());
    assertThat(numerics(bob.says("AUTHENTICATE PLAIN"))).containsExactly("904");
    assertThat(numerics(bob.says("AUTHENTICATE"))).containsExactly("461");
  }

  @Test
  void whatIsSaidWhileThePasswordIsCheckedWaits() {
    Client bob = asking();
    bob.says("NICK bob", "USER u 0 * :Bob", "AUTHENTICATE PLAIN");
    int settled = bob.port.settled;

    assertThat(bob.says(plain("bob", PASSWORD), "CAP END", "PING x")).isEmpty();
    done();

    assertThat(numerics(bob.port.take())).startsWith("900", "903", "001").endsWith("PONG");
    assertThat(bob.port.settled - settled).isEqualTo(3);
  }

  @Test
  void whoIsGoneBeforeTheAnswerIsNotLoggedIn() {
    Client bob = asking();
    bob.says("AUTHENTICATE PLAIN", plain("bob", PASSWORD));
    room.close(bob.session, "bye");
    bob.port.take();
    done();

    assertThat(bob.port.take()).isEmpty();
    assertThat(bob.session.person.account).isEmpty();
  }

  @Test
  void theAnswerToALabelledMessageIsLabelled() {
    Client bob = asking();
    bob.says("CAP REQ :labeled-response batch", "AUTHENTICATE PLAIN");

    List<String> told = told(bob, "@label=7 " + plain("bob", PASSWORD));

    assertThat(told.get(0)).contains("@label=7 ").contains(" BATCH +");
    assertThat(told).hasSize(4);
  }

  @Test
  void fiveFailuresEndTheConnectionAndTwentyTheAddressForAWhile() {
    for (int i = 0; i < 4; i++) {
      Client eve = asking();
      for (int j = 0; j < 5; j++) {
        assertThat(eve.port.ended).isFalse();
        assertThat(numerics(told(eve, "AUTHENTICATE PLAIN", plain("bob", "guess" + j))))
            .startsWith("AUTHENTICATE", "904");
      }
      assertThat(eve.port.ended).isTrue();
    }
    assertThat(asking().says("AUTHENTICATE PLAIN"))
        .singleElement()
        .asString()
        .contains(" 904 * :Too many logins from your address failed");
  }

  @Test
  void aStoreThatFailsSaysSoAndCostsNoAttempt() {
    store.broken = true;
    Client bob = asking();
    for (int i = 0; i < 6; i++) {
      assertThat(login(bob))
          .anyMatch(l -> l.contains(" 904 * :") && l.contains("can't be reached"));
    }
    bob.says("AUTHENTICATE SCRAM-SHA-256");
    assertThat(told(bob, "AUTHENTICATE " + new ScramClient("bob", "x").first()))
        .singleElement()
        .asString()
        .contains(" 904 ");
    assertThat(bob.port.ended).isFalse();
  }

  @Test
  void aMemberIsLoggedInByItsCertificateForGood() {
    Client ann = member("ann", ANN);
    ann.says("CAP REQ sasl");

    assertThat(numerics(ann.says("AUTHENTICATE PLAIN"))).containsExactly("907");
  }

  @Test
  void whoLogsInLaterIsAnnouncedToWhoAskedForThat() {
    Client old = stock("old");
    Client modern = new Client(Optional.empty());
    modern.says(
        "CAP REQ :account-notify chghost account-tag",
        "NICK mod",
        "USER u 0 * :m",
        "CAP END",
        "JOIN #lobby");
    Client bob = stock("bob");
    bob.says("CAP REQ :sasl account-notify");
    room.setTopic("x");
    old.port.take();
    modern.port.take();

    List<String> told = login(bob);

    assertThat(numerics(told)).containsExactly("AUTHENTICATE", "900", "ACCOUNT", "396", "903");
    assertThat(modern.port.take())
        .containsExactly(
            "@account=Bob :bob!u@tls.guest ACCOUNT Bob",
            "@account=Bob :bob!u@tls.guest CHGHOST u Bob.account");
    assertThat(old.port.take())
        .containsExactly(":bob!u@tls.guest QUIT :Changing host", ":bob!u@Bob.account JOIN #lobby");
    assertThat(numerics(login(bob))).containsExactly("AUTHENTICATE", "900", "903");
    assertThat(modern.port.take()).isEmpty();
  }

  @Test
  void anOperatorWhoComesBackWithAnotherHostIsStillOne() {
    Client old = stock("old");
    Client bob = stock("bob");
    bob.says("OPER root toor", "MODE #lobby +ov bob bob", "CAP REQ :sasl");
    old.port.take();

    login(bob);

    assertThat(old.port.take())
        .endsWith(":host-aaaaaaaa.swarmroom MODE #lobby +ov bob bob")
        .hasSize(3);
  }

  @Test
  void theAccountIsTheSameWhereverItIsShown() {
    Client watcher = new Client(Optional.empty());
    watcher.says(
        "CAP REQ :account-tag extended-join", "NICK w", "USER u 0 * :w", "CAP END", "JOIN #lobby");
    Client bob = asking(Optional.of(ANN), true);
    bob.says("AUTHENTICATE EXTERNAL", "AUTHENTICATE +");
    login(bob);
    watcher.port.take();
    bob.says("NICK bob", "USER u 0 * :Bob", "CAP END", "JOIN #lobby", "PRIVMSG #lobby :hi");
    toDisk();

    assertThat(watcher.port.take())
        .containsExactly(
            "@account=Bob :bob!u@Bob.account JOIN #lobby Bob Bob",
            "@account=Bob :bob!u@Bob.account PRIVMSG #lobby :hi");
    assertThat(watcher.says("WHOIS bob")).anyMatch(l -> l.contains(" 330 w bob Bob :"));
  }
}
