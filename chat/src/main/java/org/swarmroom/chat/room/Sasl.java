package org.swarmroom.chat.room;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.swarmroom.chat.account.Account;
import org.swarmroom.chat.account.Accounts;
import org.swarmroom.chat.account.PlainLogin;
import org.swarmroom.chat.account.ScramExchange;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.room.SaslExchange.Mechanism;

/**
 * AUTHENTICATE: EXTERNAL by the certificate of the connection, SCRAM-SHA-256 and, on TLS, PLAIN by
 * the password of an account. Before registration and after; who is logged in may log in anew, but
 * a member's account is its certificate's. Source: IRCv3 SASL 3.1 and 3.2, RFC 4422 appendix A, RFC
 * 4616, RFC 5802, RFC 7677.
 */
final class Sasl {

  private static final int FAILURES_OF_CONNECTION = 5;
  private static final int FAILURES_OF_ADDRESS = 20;
  private static final int NONCE_BITS = 144;

  private final RoomState state;
  private final Login login;
  private final Held held;
  private final Supplier<Optional<Accounts>> accounts;
  private final SecureRandom random = new SecureRandom();
  private final Attempts failures =
      new Attempts(FAILURES_OF_ADDRESS, TimeUnit.MINUTES.toMillis(10));

  Sasl(RoomState state, Login login, Held held, Supplier<Optional<Accounts>> accounts) {
    this.state = state;
    this.login = login;
    this.held = held;
    this.accounts = accounts;
  }

  void addTo(CommandTable table) {
    table.addAlways("AUTHENTICATE", 1, this::run);
  }

  /** Mechanisms this session may use, as CAP offers them; nothing if there is none. */
  Optional<String> offer(Session session) {
    return Optional.of(names(session)).filter(names -> !names.isEmpty());
  }

  /** The client goes on without waiting for the end of its exchange. */
  void abort(Session session) {
    if (session.sasl.isPresent()) {
      session.sasl = Optional.empty();
      state.reply(session, Numerics.ERR_SASLABORTED, "SASL authentication aborted");
    }
  }

  private List<Mechanism> mechanisms(Session session) {
    List<Mechanism> mechanisms = new ArrayList<>();
    if (session.origin.fingerprint().isPresent()) {
      mechanisms.add(Mechanism.EXTERNAL);
    }
    if (accounts.get().isPresent()) {
      mechanisms.add(Mechanism.SCRAM);
      if (session.origin.secure()) {
        mechanisms.add(Mechanism.PLAIN);
      }
    }
    return mechanisms;
  }

  private String names(Session session) {
    return mechanisms(session).stream().map(m -> m.wire).collect(Collectors.joining(","));
  }

  private void run(Session session, Message message) {
    String word = message.param(0);
    if (!session.has(Cap.SASL)) {
      fail(session, "SASL was not asked for by CAP");
    } else if (session.person.member) {
      state.reply(session, Numerics.ERR_SASLALREADY, "You have already authenticated");
    } else if (word.length() > SaslExchange.CHUNK) {
      tooLong(session);
    } else if (session.sasl.isEmpty()) {
      begin(session, word);
    } else if (word.equals("*")) {
      abort(session);
    } else {
      take(session, session.sasl.get(), message);
    }
  }

  private void begin(Session session, String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    Optional<Mechanism> mechanism =
        mechanisms(session).stream().filter(m -> m.wire.equals(wanted)).findFirst();
    if (name.equals("*")) {
      fail(session, "There is no SASL authentication to abort");
    } else if (mechanism.isEmpty()) {
      state.reply(session, Numerics.RPL_SASLMECHS, names(session), "are available SASL mechanisms");
      fail(session, "SASL authentication failed: choose one of these mechanisms");
    } else if (failures.exhausted(session.origin.address(), state.clock.millis())) {
      fail(session, "Too many logins from your address failed; try again in ten minutes");
    } else {
      session.sasl = Optional.of(new SaslExchange(mechanism.get()));
      session.send(Message.of("AUTHENTICATE", "+"));
    }
  }

  private void take(Session session, SaslExchange exchange, Message message) {
    switch (exchange.take(message.param(0))) {
      case TOO_LONG -> tooLong(session);
      case WHOLE ->
          exchange
              .message()
              .ifPresentOrElse(
                  text -> step(session, exchange, message, text),
                  () -> fail(session, "SASL authentication failed: that is no Base64 of text"));
      case MORE -> {}
    }
  }

  private void step(Session session, SaslExchange exchange, Message cause, String text) {
    switch (exchange.mechanism) {
      case EXTERNAL -> external(session, text);
      case PLAIN -> plain(session, exchange, cause, text);
      case SCRAM -> {
        if (exchange.proven) {
          scramEnd(session, exchange, text);
        } else if (exchange.account.isPresent()) {
          scramProof(session, exchange, text);
        } else {
          scramBegin(session, exchange, cause, text);
        }
      }
    }
  }

  /** The client may say whose account it wants: only that of its certificate is its own. */
  private void external(Session session, String account) {
    String fingerprint = session.origin.fingerprint().orElse("");
    boolean own =
        account.isEmpty()
            || account.equals(fingerprint)
            || account.equals(Person.shown(fingerprint));
    if (own && !fingerprint.isEmpty()) {
      login.byCertificate(session, fingerprint);
      succeed(session);
    } else {
      wrong(session, "SASL authentication failed: that account is not your certificate's");
    }
  }

  private void plain(Session session, SaslExchange exchange, Message cause, String text) {
    Optional<PlainLogin> plain = PlainLogin.parse(text);
    Optional<Accounts> open = accounts.get();
    if (plain.isEmpty()) {
      wrong(session, "SASL authentication failed");
    } else if (open.isEmpty()) {
      unreachable(session);
    } else {
      open.get()
          .check(
              plain.get().name(),
              plain.get().password(),
              held.until(session, cause, answer -> checked(session, exchange, answer)));
    }
  }

  private void checked(Session session, SaslExchange exchange, Accounts.Answer answer) {
    if (!isUnderWay(session, exchange)) {
      return;
    }
    switch (answer.check()) {
      case RIGHT -> {
        login.byName(session, answer.name());
        succeed(session);
      }
      case WRONG -> wrong(session, "SASL authentication failed: no such account and password");
      case UNAVAILABLE -> unreachable(session);
    }
  }

  private void scramBegin(Session session, SaslExchange exchange, Message cause, String text) {
    exchange.scram = ScramExchange.begin(text, new BigInteger(NONCE_BITS, random).toString(36));
    Optional<Accounts> open = accounts.get();
    if (exchange.scram.isEmpty()) {
      wrong(session, "SASL authentication failed");
    } else if (open.isEmpty()) {
      unreachable(session);
    } else {
      open.get()
          .find(
              exchange.scram.get().name(),
              held.until(session, cause, account -> found(session, exchange, account)));
    }
  }

  private void found(Session session, SaslExchange exchange, Optional<Account> account) {
    if (!isUnderWay(session, exchange)) {
      return;
    }
    exchange.account = account;
    account.ifPresentOrElse(
        known -> send(session, exchange.scram.orElseThrow().first(known.keys())),
        () -> unreachable(session));
  }

  private void scramProof(Session session, SaslExchange exchange, String text) {
    exchange
        .scram
        .orElseThrow()
        .finish(text, exchange.account.orElseThrow().keys())
        .ifPresentOrElse(
            proof -> {
              exchange.proven = true;
              send(session, proof);
            },
            () -> wrong(session, "SASL authentication failed: no such account and password"));
  }

  /** The client has seen our proof and is content. */
  private void scramEnd(Session session, SaslExchange exchange, String text) {
    if (text.isEmpty()) {
      login.byName(session, exchange.account.orElseThrow().name());
      succeed(session);
    } else {
      fail(session, "SASL authentication failed");
    }
  }

  /** False if it was ended by something else than the client's commands, which were held. */
  private static boolean isUnderWay(Session session, SaslExchange exchange) {
    return session.sasl.filter(now -> now == exchange).isPresent();
  }

  private static void send(Session session, String text) {
    SaslExchange.chunks(text).forEach(chunk -> session.send(Message.of("AUTHENTICATE", chunk)));
  }

  private void succeed(Session session) {
    session.sasl = Optional.empty();
    state.reply(session, Numerics.RPL_SASLSUCCESS, "SASL authentication successful");
  }

  private void tooLong(Session session) {
    session.sasl = Optional.empty();
    state.reply(session, Numerics.ERR_SASLTOOLONG, "SASL message too long");
  }

  private void unreachable(Session session) {
    fail(session, "SASL authentication failed: accounts can't be reached now; try again later");
  }

  private void fail(Session session, String reason) {
    session.sasl = Optional.empty();
    state.reply(session, Numerics.ERR_SASLFAIL, reason);
  }

  /** Costs the client one of its few attempts. */
  private void wrong(Session session, String reason) {
    fail(session, reason);
    failures.add(session.origin.address(), state.clock.millis());
    if (++session.wrongPasswords >= FAILURES_OF_CONNECTION) {
      state.close(session, "Too many wrong passwords", "too many wrong passwords");
    }
  }
}
