package org.swarmroom.chat.room;

import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.chat.account.Accounts;

/** All ways to log in, and the accounts they share, which may come and go. */
final class Access {

  private final Capabilities capabilities;
  private final Sasl sasl;
  private final Enrolment enrolment;
  private Optional<Accounts> accounts = Optional.empty();

  Access(RoomState state, Capabilities capabilities, Consumer<Session> resume) {
    this.capabilities = capabilities;
    Login login = new Login(state);
    Held held = new Held(state, resume);
    sasl = new Sasl(state, login, held, () -> accounts);
    enrolment = new Enrolment(state, login, held, () -> accounts);
    capabilities.offer(Cap.SASL, sasl::offer);
    capabilities.offer(Cap.ACCOUNT_REGISTRATION, enrolment::offer);
  }

  void addTo(CommandTable table) {
    sasl.addTo(table);
    enrolment.addTo(table);
  }

  /** Who knows cap-notify is told. */
  void accounts(Optional<Accounts> now) {
    capabilities.change(() -> accounts = now);
  }

  /** A session is about to be registered, with or without the end of its login. */
  void registering(Session session) {
    sasl.abort(session);
  }
}
