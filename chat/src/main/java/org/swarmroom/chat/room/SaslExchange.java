package org.swarmroom.chat.room;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.account.Account;
import org.swarmroom.chat.account.ScramExchange;

/**
 * One AUTHENTICATE exchange under way: its mechanism, how far it is, and what came of a message.
 *
 * <p>A message is Base64 in pieces of 400 characters; one that is shorter, or {@code +} for none,
 * ends it. Source: IRCv3 SASL 3.1, section The AUTHENTICATE command.
 */
final class SaslExchange {

  enum Mechanism {
    EXTERNAL("EXTERNAL"),
    SCRAM("SCRAM-SHA-256"),
    PLAIN("PLAIN");

    final String wire;

    Mechanism(String wire) {
      this.wire = wire;
    }
  }

  enum Taken {
    MORE,
    WHOLE,
    TOO_LONG
  }

  static final int CHUNK = 400;

  /** Characters of one message. */
  private static final int MOST = 4_096;

  final Mechanism mechanism;
  Optional<ScramExchange> scram = Optional.empty();
  Optional<Account> account = Optional.empty();
  boolean proven;

  private final StringBuilder message = new StringBuilder();

  SaslExchange(Mechanism mechanism) {
    this.mechanism = mechanism;
  }

  Taken take(String chunk) {
    if (!chunk.equals("+")) {
      message.append(chunk);
    }
    if (message.length() > MOST) {
      return Taken.TOO_LONG;
    }
    return chunk.length() == CHUNK ? Taken.MORE : Taken.WHOLE;
  }

  /** The whole message; empty if it is no Base64 or no UTF-8. */
  Optional<String> message() {
    try {
      byte[] bytes = Base64.getDecoder().decode(message.toString());
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty(); // the client is told that it failed
    } finally {
      message.setLength(0);
    }
  }

  /** The pieces of a message of the server's. */
  static List<String> chunks(String text) {
    String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    List<String> chunks = new ArrayList<>();
    for (int at = 0; at < base64.length(); at += CHUNK) {
      chunks.add(base64.substring(at, Math.min(base64.length(), at + CHUNK)));
    }
    if (base64.length() % CHUNK == 0) {
      chunks.add("+");
    }
    return chunks;
  }
}
