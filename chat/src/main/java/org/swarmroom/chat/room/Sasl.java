package org.swarmroom.chat.room;

import java.util.Locale;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/**
 * AUTHENTICATE EXTERNAL: the account is the fingerprint of the client's certificate. Source: IRCv3
 * SASL 3.2, RFC 4422 appendix A.
 */
final class Sasl {

  private static final int MAX_CHARS = 400;
  private static final String MECHANISM = "EXTERNAL";

  private final RoomState state;

  Sasl(RoomState state) {
    this.state = state;
  }

  /** Mechanisms this session may use, as CAP offers them; nothing if there is none. */
  Optional<String> offer(Session session) {
    return session.origin.fingerprint().map(any -> MECHANISM);
  }

  void addTo(CommandTable table) {
    table.addAlways("AUTHENTICATE", 1, this::run);
  }

  private void run(Session session, Message message) {
    String word = message.param(0);
    if (!session.has(Cap.SASL)) {
      fail(session, "SASL was not asked for by CAP");
    } else if (!session.person.account.isEmpty()) {
      state.reply(session, Numerics.ERR_SASLALREADY, "You have already authenticated");
    } else if (word.length() > MAX_CHARS) {
      session.authenticating = false;
      state.reply(session, Numerics.ERR_SASLTOOLONG, "SASL message too long");
    } else if (word.equals("*")) {
      session.authenticating = false;
      state.reply(session, Numerics.ERR_SASLABORTED, "SASL authentication aborted");
    } else if (session.authenticating) {
      session.authenticating = false;
      finish(session);
    } else if (word.toUpperCase(Locale.ROOT).equals(MECHANISM)) {
      session.authenticating = true;
      session.send(Message.of("AUTHENTICATE", "+"));
    } else {
      state.reply(session, Numerics.RPL_SASLMECHS, MECHANISM, "are available SASL mechanisms");
      fail(session, "SASL authentication failed");
    }
  }

  private void finish(Session session) {
    if (session.origin.fingerprint().isEmpty()) {
      fail(session, "SASL authentication failed: your program showed no certificate");
      return;
    }
    session.person.identified(session.origin.fingerprint().get());
    String shown = session.person.account;
    state.reply(
        session,
        Numerics.RPL_LOGGEDIN,
        session.person.name()
            + "!"
            + (session.person.user.isEmpty() ? "*" : session.person.user)
            + "@"
            + session.person.host(),
        shown,
        "You are now logged in as " + shown);
    state.reply(session, Numerics.RPL_SASLSUCCESS, "SASL authentication successful");
  }

  private void fail(Session session, String reason) {
    state.reply(session, Numerics.ERR_SASLFAIL, reason);
  }
}
