package org.swarmroom.chat.room;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.swarmroom.chat.account.AccountNames;
import org.swarmroom.chat.account.Accounts;
import org.swarmroom.chat.account.NewPassword;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Texts;

/**
 * REGISTER and VERIFY: accounts for who has no certificate, on TLS only. There is no mail: an
 * account is open at once, an address given is neither used nor kept. Source: IRCv3
 * draft/account-registration.
 */
final class Enrolment {

  private static final int ACCOUNTS_OF_ADDRESS = 5;

  private final RoomState state;
  private final Login login;
  private final Held held;
  private final Supplier<Optional<Accounts>> accounts;
  private final Attempts opened = new Attempts(ACCOUNTS_OF_ADDRESS, TimeUnit.HOURS.toMillis(1));

  Enrolment(RoomState state, Login login, Held held, Supplier<Optional<Accounts>> accounts) {
    this.state = state;
    this.login = login;
    this.held = held;
    this.accounts = accounts;
  }

  void addTo(CommandTable table) {
    table.addAlways("REGISTER", 3, this::register);
    table.addAlways("VERIFY", 2, this::verify);
  }

  /** What CAP offers; before the connection is registered only where no password is asked for. */
  Optional<String> offer(Session session) {
    if (!session.origin.secure() || accounts.get().isEmpty()) {
      return Optional.empty();
    }
    boolean early = state.settings.password().isEmpty();
    return Optional.of((early ? "before-connect," : "") + "custom-account-name");
  }

  private void register(Session session, Message message) {
    String name = message.param(0).equals("*") ? session.person.nick : message.param(0);
    String password = message.param(2);
    Optional<Accounts> open = accounts.get();
    if (!session.origin.secure()) {
      fail(session, "DISALLOWED", name, "Accounts are opened over TLS only");
    } else if (!session.person.account.isEmpty()) {
      fail(session, "ALREADY_AUTHENTICATED", name, "You are already logged in");
    } else if (name.isEmpty()) {
      fail(session, "NEED_NICK", "*", "Choose a nick first, or name the account");
    } else if (!session.registered() && state.settings.password().isPresent()) {
      fail(session, "COMPLETE_CONNECTION_REQUIRED", name, "Give the room's password first");
    } else if (!AccountNames.valid(name)) {
      fail(session, "BAD_ACCOUNT_NAME", name, "That can't be the name of an account");
    } else {
      switch (NewPassword.judge(name, password)) {
        case UNACCEPTABLE ->
            fail(session, "UNACCEPTABLE_PASSWORD", name, "That password can't be used");
        case WEAK ->
            fail(
                session,
                "WEAK_PASSWORD",
                name,
                "Take a password of " + NewPassword.MIN_CHARS + " characters or more");
        case GOOD -> open(session, message, name, password, open);
      }
    }
  }

  private void open(
      Session session, Message cause, String name, String password, Optional<Accounts> accounts) {
    String address = session.origin.address();
    if (accounts.isEmpty()) {
      unavailable(session, name, "Accounts can't be opened now; try again later");
    } else if (opened.exhausted(address, state.clock.millis())) {
      unavailable(session, name, "Too many accounts were opened from your address; wait an hour");
    } else {
      opened.add(address, state.clock.millis());
      accounts
          .get()
          .open(name, password, held.until(session, cause, done -> opened(session, name, done)));
    }
  }

  private void opened(Session session, String name, Accounts.Opened done) {
    switch (done) {
      case DONE -> {
        state.tell(session, "REGISTER", "SUCCESS", name, "Your account is open");
        login.byName(session, name);
      }
      case EXISTS -> fail(session, "ACCOUNT_EXISTS", name, "There is an account of that name");
      case UNAVAILABLE ->
          unavailable(session, name, "Accounts can't be opened now; try again later");
    }
  }

  /** No account ever waits for a code. */
  private void verify(Session session, Message message) {
    if (!session.person.account.isEmpty()) {
      tell(session, "VERIFY", "ALREADY_AUTHENTICATED", message.param(0), "You are logged in");
    } else if (accounts.get().isEmpty()) {
      tell(
          session,
          "VERIFY",
          "TEMPORARILY_UNAVAILABLE",
          message.param(0),
          "Accounts can't be reached now; try again later");
    } else {
      tell(session, "VERIFY", "INVALID_CODE", message.param(0), "No account waits for a code");
    }
  }

  private void unavailable(Session session, String name, String sentence) {
    fail(session, "TEMPORARILY_UNAVAILABLE", name, sentence);
  }

  private void fail(Session session, String code, String name, String sentence) {
    tell(session, "REGISTER", code, name, sentence);
  }

  /** FAIL is part of the extension: also for clients that did not ask for standard-replies. */
  private void tell(Session session, String command, String code, String name, String sentence) {
    state.tell(session, "FAIL", command, code, Texts.cut(name, 64), sentence);
  }
}
