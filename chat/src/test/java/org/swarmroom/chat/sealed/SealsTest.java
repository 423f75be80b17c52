package org.swarmroom.chat.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.sealed.Seals.Greeted;
import org.swarmroom.chat.sealed.Seals.Outcome;
import org.swarmroom.chat.testing.TestCredentials;

class SealsTest {

  private static final long NOW = 1_000_000;
  private static final long DAY = 24 * 3_600_000L;
  private static final RoomKey KEY = RoomKey.of(new byte[RoomKey.BYTES]);
  private static final String ANN = TestCredentials.of("ann").fingerprint();
  private static final String BOB = TestCredentials.of("bob").fingerprint();

  private final Seals ann = seals("ann");
  private Seals bob = seals("bob");

  private static Seals seals(String name) {
    return new Seals(TestCredentials.of(name), KEY, new SecureRandom(), NOW);
  }

  private static SealedLine line(String text) {
    return new SealedLine("0123abcd.x1.7", LineKind.PRIVMSG, text);
  }

  /** Greetings there and back; how many there were. */
  private static int meet(Seals one, String oneName, Seals other, String otherName) {
    int greetings = 1;
    Optional<String> next = Optional.of(one.greet(otherName, NOW));
    boolean toOther = true;
    while (next.isPresent()) {
      assertThat(greetings++).isLessThan(10);
      Greeted greeted =
          toOther
              ? other.greeted(oneName, next.get(), NOW)
              : one.greeted(otherName, next.get(), NOW);
      assertThat(greeted.outcome()).isIn(Outcome.READY, Outcome.HEARD);
      next = greeted.answer();
      toOther = !toOther;
    }
    return greetings - 1;
  }

  private String annSeals(String text) {
    return ann.seal(BOB, line(text), NOW).orElseThrow();
  }

  @Test
  void threeGreetingsAndBothCanSealAndOpen() {
    assertThat(ann.seal(BOB, line("early"), NOW)).isEmpty();

    assertThat(meet(ann, ANN, bob, BOB)).isEqualTo(3);

    var there = new SealedLine("0123abcd.x1.7", LineKind.ACTION, "wavés \ud83d\ude00");
    assertThat(bob.open(ANN, ann.seal(BOB, there, NOW).orElseThrow()))
        .isEqualTo(new Opening.Opened(there));
    assertThat(ann.open(BOB, bob.seal(ANN, line("hi"), NOW).orElseThrow()))
        .isEqualTo(new Opening.Opened(line("hi")));
  }

  @Test
  void greetingsThatCrossDoNoHarm() {
    String fromAnn = ann.greet(BOB, NOW);
    String fromBob = bob.greet(ANN, NOW);
    String annAnswers = ann.greeted(BOB, fromBob, NOW).answer().orElseThrow();
    String bobAnswers = bob.greeted(ANN, fromAnn, NOW).answer().orElseThrow();

    assertThat(ann.greeted(BOB, bobAnswers, NOW))
        .isEqualTo(new Greeted(Outcome.READY, Optional.empty()));
    assertThat(bob.greeted(ANN, annAnswers, NOW))
        .isEqualTo(new Greeted(Outcome.READY, Optional.empty()));
    assertThat(bob.open(ANN, annSeals("x"))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void lengthsTellOnlyASize() {
    meet(ann, ANN, bob, BOB);

    assertThat(annSeals("no")).hasSameSizeAs(annSeals("yes, but only after the holidays"));
    assertThat(annSeals("a".repeat(380))).hasSameSizeAs(annSeals("a".repeat(300)));
    assertThat(annSeals("a".repeat(SealedLine.MAX_TEXT_BYTES)).length()).isLessThan(1_500);
    assertThat(annSeals("same")).isNotEqualTo(annSeals("same"));
  }

  @Test
  void aLineOpensOnceAndOnlyAtItsOwnEndOfItsOwnSession() {
    Seals cem = seals("cem");
    String cemName = TestCredentials.of("cem").fingerprint();
    meet(ann, ANN, bob, BOB);
    meet(ann, ANN, cem, cemName);
    meet(bob, BOB, cem, cemName);
    String envelope = annSeals("for bob");

    assertThat(ann.open(BOB, envelope)).isEqualTo(new Opening.Altered()); // turned back
    assertThat(bob.open(cemName, envelope)).isEqualTo(new Opening.NoKey()); // said to be cem's
    assertThat(cem.open(ANN, envelope)).isEqualTo(new Opening.NoKey());
    assertThat(bob.open(ANN, envelope)).isInstanceOf(Opening.Opened.class);
    assertThat(bob.open(ANN, envelope)).isEqualTo(new Opening.Again());
  }

  @Test
  void eachChangedCharacterIsNoticed() {
    meet(ann, ANN, bob, BOB);
    String envelope = annSeals("pay 10");

    for (int i = 0; i < envelope.length(); i++) {
      char other = envelope.charAt(i) == 'A' ? 'B' : 'A';
      String altered = envelope.substring(0, i) + other + envelope.substring(i + 1);
      assertThat(bob.open(ANN, altered)).isNotInstanceOf(Opening.Opened.class);
      assertThat(bob.open(ANN, envelope.substring(0, i))).isNotInstanceOf(Opening.Opened.class);
    }
    assertThat(bob.open(ANN, envelope)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void eachChangedByteOfAGreetingIsNoticed() {
    String hello = ann.greet(BOB, NOW);
    byte[] bytes = Bytes.parse(hello).orElseThrow();

    for (int i = 0; i < bytes.length; i += 3) {
      bytes[i] ^= 1;
      Seals fresh = seals("bob");
      assertThat(fresh.greeted(ANN, Bytes.text(bytes), NOW).outcome())
          .as("byte %s", i)
          .isEqualTo(Outcome.FALSE);
      bytes[i] ^= 1;
    }
    assertThat(bob.greeted(ANN, hello, NOW).outcome()).isEqualTo(Outcome.HEARD);
  }

  @Test
  void aGreetingIsOfNoUseToOthersOrInOtherRoomsOrTurnedBack() {
    String hello = ann.greet(BOB, NOW);
    Seals cem = seals("cem");
    byte[] otherRoom = new byte[RoomKey.BYTES];
    otherRoom[0] = 1;
    Seals elsewhere =
        new Seals(TestCredentials.of("bob"), RoomKey.of(otherRoom), new SecureRandom(), NOW);

    assertThat(cem.greeted(ANN, hello, NOW).outcome()).isEqualTo(Outcome.FALSE);
    assertThat(elsewhere.greeted(ANN, hello, NOW).outcome()).isEqualTo(Outcome.FALSE);
    assertThat(ann.greeted(ANN, hello, NOW).outcome()).isEqualTo(Outcome.FALSE);
    assertThat(ann.greeted(BOB, hello, NOW).outcome()).isEqualTo(Outcome.FALSE);
    assertThat(bob.greeted(BOB, hello, NOW).outcome()).isEqualTo(Outcome.FALSE);
  }

  @Test
  void onlyKeysOnP256AreTaken() {
    Credentials wide = TestCredentials.make("secp384r1");
    String hello = new Seals(wide, KEY, new SecureRandom(), NOW).greet(BOB, NOW);

    assertThat(bob.greeted(wide.fingerprint(), hello, NOW).outcome()).isEqualTo(Outcome.FALSE);
  }

  @Test
  void aKeyThatGivesNoSecretIsRefused() {
    String echo = bob.greet(ANN, NOW);
    byte[] bobsKey = Greeting.parse(echo).orElseThrow().key();
    byte[] room = Bytes.sha256(Bytes.ascii("swarmroom sealed room 1\0"), KEY.bytes());
    byte[] zero = new byte[EphemeralKey.BYTES];
    Credentials me = TestCredentials.of("ann");
    byte[] signature = me.signer().sign(Proof.message(room, ANN, BOB, zero, bobsKey));
    String evil = new Greeting(zero, bobsKey, me.certificate(), signature).text();

    assertThat(bob.greeted(ANN, evil, NOW).outcome()).isEqualTo(Outcome.FALSE);
  }

  @Test
  void afterARestartOldLinesAreShutAndANewGreetingOpensTheWay() {
    meet(ann, ANN, bob, BOB);
    bob = seals("bob");
    String lost = annSeals("lost");

    assertThat(bob.open(ANN, lost)).isEqualTo(new Opening.NoKey());

    meet(bob, BOB, ann, ANN);
    assertThat(bob.open(ANN, lost)).isEqualTo(new Opening.NoKey());
    assertThat(bob.open(ANN, annSeals("again"))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void oldGreetingsShownAgainChangeNothing() {
    String hello = ann.greet(BOB, NOW);
    String answer = bob.greeted(ANN, hello, NOW).answer().orElseThrow();
    String third = ann.greeted(BOB, answer, NOW).answer().orElseThrow();
    bob.greeted(ANN, third, NOW);
    String envelope = annSeals("once");
    bob.open(ANN, envelope);

    assertThat(bob.greeted(ANN, third, NOW))
        .isEqualTo(new Greeted(Outcome.READY, Optional.empty()));
    assertThat(bob.greeted(ANN, hello, NOW).outcome()).isEqualTo(Outcome.HEARD);
    assertThat(bob.open(ANN, envelope)).isEqualTo(new Opening.Again());

    Seals annAgain = seals("ann");
    meet(annAgain, ANN, bob, BOB);
    assertThat(bob.greeted(ANN, third, NOW).outcome()).isEqualTo(Outcome.HEARD);
    String reply = bob.seal(ANN, line("to the new one"), NOW).orElseThrow();
    assertThat(annAgain.open(BOB, reply)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void whoMissedTheLastGreetingIsAnsweredWhenItAsksAgain() {
    String answer = bob.greeted(ANN, ann.greet(BOB, NOW), NOW).answer().orElseThrow();
    assertThat(ann.greeted(BOB, answer, NOW).answer()).isPresent(); // and is lost on the way
    String early = annSeals("early");
    assertThat(bob.open(ANN, early)).isEqualTo(new Opening.NoKey());

    meet(bob, BOB, ann, ANN);

    assertThat(bob.open(ANN, early)).isInstanceOf(Opening.Opened.class);
    assertThat(ann.session(BOB)).isEqualTo(bob.session(ANN)).isPresent();
  }

  @Test
  void manyStartsOfAPeerLeadToANewKeyOfOurs() {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Seals annAgain = seals("ann");
      long later = NOW + i * 20_000L;
      String answer = bob.greeted(ANN, annAgain.greet(BOB, later), later).answer().orElseThrow();
      String third = annAgain.greeted(BOB, answer, later).answer().orElseThrow();
      assertThat(bob.greeted(ANN, third, later).outcome()).isEqualTo(Outcome.READY);
      first.add(annAgain.seal(BOB, line("n" + i), later).orElseThrow());
      assertThat(bob.open(ANN, first.get(i))).isInstanceOf(Opening.Opened.class);
    }
    assertThat(first).noneMatch(old -> bob.open(ANN, old) instanceof Opening.Opened);
  }

  @Test
  void keysLiveForADay() {
    meet(ann, ANN, bob, BOB);
    String envelope = annSeals("today");
    long tomorrow = NOW + DAY + 1;

    assertThat(ann.seal(BOB, line("tomorrow"), tomorrow)).isEmpty();
    String hello = ann.greet(BOB, tomorrow);
    assertThat(bob.greeted(ANN, hello, tomorrow).answer()).isPresent();
    assertThat(bob.open(ANN, envelope)).isEqualTo(new Opening.NoKey());
  }

  @Test
  void aFloodOfGreetingsIsNotLookedAtAndCrowdsOutNobodyWeWaitFor() {
    String hello = ann.greet(BOB, NOW);
    for (int i = 0; i < GreetingLimit.BURST; i++) {
      assertThat(bob.greeted(ANN, hello, NOW).outcome()).isEqualTo(Outcome.HEARD);
    }
    assertThat(bob.greeted(ANN, hello, NOW).outcome()).isEqualTo(Outcome.TOO_MANY);

    for (int i = 0; i < GreetingLimit.BURST_OF_ALL; i++) {
      bob.greeted("%064x".formatted(i), hello, NOW);
    }
    Seals cem = seals("cem");
    String cemName = TestCredentials.of("cem").fingerprint();
    assertThat(bob.greeted(cemName, cem.greet(BOB, NOW), NOW).outcome())
        .isEqualTo(Outcome.TOO_MANY);
    String answer = cem.greeted(BOB, bob.greet(cemName, NOW), NOW).answer().orElseThrow();
    assertThat(bob.greeted(cemName, answer, NOW).outcome()).isEqualTo(Outcome.READY);
  }

  @Test
  void rubbishIsRefused() {
    for (String rubbish : List.of("", "A", "%%", "AQ", "A".repeat(5_000), "AQ==")) {
      assertThat(bob.greeted(ANN, rubbish, NOW).outcome()).isEqualTo(Outcome.FALSE);
      assertThat(bob.open(ANN, rubbish)).isEqualTo(new Opening.Altered());
    }
  }
}
