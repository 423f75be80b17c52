package org.swarmroom.chat.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.testing.TestCredentials;
import org.swarmroom.testdata.Must;

/**
 * Greetings and sealed lines that strangers make up, and what could be inside a line. Nothing
 * throws; what nobody signed makes no session; what nobody sealed does not open; what can be read
 * is written and read again as the same.
 *
 * <p>The input: its first byte says as what the rest is read.
 */
public final class SealedFuzz {

  private static final RoomKey KEY = RoomKey.of(new byte[RoomKey.BYTES]);
  private static final String ANN = TestCredentials.of("ann").fingerprint();
  private static final String BOB = TestCredentials.of("bob").fingerprint();
  private static final Seals ANNS = seals("ann");
  private static final Seals BOBS = seals("bob");
  private static final String HELLO = ANNS.greet(BOB, 0);
  private static final String ANSWER = BOBS.greeted(ANN, HELLO, 0).answer().orElseThrow();
  private static final String THIRD = ANNS.greeted(BOB, ANSWER, 0).answer().orElseThrow();
  private static final SealedLine LINE = new SealedLine("0123abcd.x1.7", LineKind.PRIVMSG, "hi é");
  private static final String ENVELOPE;

  static {
    BOBS.greeted(ANN, THIRD, 0);
    ENVELOPE = ANNS.seal(BOB, LINE, 0).orElseThrow();
    BOBS.open(ANN, ENVELOPE);
  }

  private SealedFuzz() {}

  private static Seals seals(String name) {
    return new Seals(TestCredentials.of(name), KEY, new SecureRandom(), 0);
  }

  public static List<byte[]> seeds() {
    return List.of(
        ("g" + HELLO).getBytes(UTF_8),
        ("g" + THIRD).getBytes(UTF_8),
        ("e" + ENVELOPE).getBytes(UTF_8),
        Bytes.join(new byte[] {'l'}, LINE.padded(1)),
        Bytes.join(new byte[] {'l'}, LINE.padded(Long.MAX_VALUE)),
        ("k" + ANN + " - bob\n" + BOB + " + [x]\n").getBytes(UTF_8));
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 2_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    String text = new String(rest, UTF_8);
    switch (data[0]) {
      case 'g' -> checkGreeting(text);
      case 'e' -> checkEnvelope(text);
      case 'k' -> checkKeys(text);
      default -> SealedLine.read(rest).ifPresent(SealedFuzz::checkLine);
    }
  }

  private static void checkGreeting(String text) {
    Optional<Greeting> greeting = Greeting.parse(text);
    greeting.ifPresent(
        g -> {
          Must.hold(g.text().equals(text), "a greeting has one text");
          Must.hold(g.certificate().length <= Greeting.MAX_CERTIFICATE, "it is short");
        });
    // A fresh end, or the limit on greetings would answer for it.
    Seals.Outcome outcome = seals("bob").greeted(ANN, text, 0).outcome();
    boolean signed = text.equals(HELLO) || text.equals(THIRD);
    Must.hold(
        outcome == (signed ? Seals.Outcome.HEARD : Seals.Outcome.FALSE),
        "only what ann signed is heard");
  }

  private static void checkEnvelope(String text) {
    Opening opening = BOBS.open(ANN, text);
    Must.hold(!(opening instanceof Opening.Opened), "what is not sealed does not open");
    Must.hold(opening.equals(new Opening.Again()) == text.equals(ENVELOPE), "one line came");
  }

  private static void checkKeys(String text) {
    String kept = KnownKeys.parse(text).format();
    Must.hold(KnownKeys.parse(kept).format().equals(kept), "keys are read again");
  }

  private static void checkLine(SealedLine.Numbered read) {
    byte[] again = read.line().padded(read.number());
    Must.hold(SealedLine.read(again).equals(Optional.of(read)), "a line is read again");
  }
}
