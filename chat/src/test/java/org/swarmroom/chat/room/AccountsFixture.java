package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.account.Account;
import org.swarmroom.chat.account.Accounts;
import org.swarmroom.chat.account.ScramKeys;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.testing.MemoryAccounts;
import org.swarmroom.chat.testing.ScramClient;

/** A room with the account {@code Bob}; what takes time is done by {@link #done}. */
abstract class AccountsFixture extends RoomFixture {

  static final String PASSWORD = "correct horse";
  static final ScramKeys KEYS = ScramKeys.of(PASSWORD, new byte[16], 4096);

  final MemoryAccounts store = new MemoryAccounts();
  final Deque<Runnable> later = new ArrayDeque<>();
  final Accounts accounts = new Accounts(store, later::add, later::add);

  void open() {
    assertThat(store.add(new Account("Bob", KEYS)).join()).isTrue();
    room.accounts(Optional.of(accounts));
  }

  void done() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  /** What it is told at once, and when the answer is there. */
  List<String> told(Client client, String... lines) {
    List<String> told = new ArrayList<>(client.says(lines));
    done();
    told.addAll(client.port.take());
    return told;
  }

  Client asking(Optional<String> fingerprint, boolean secure) {
    Client client = new Client(fingerprint, secure);
    client.says("CAP LS 302", "CAP REQ :sasl " + (secure ? "draft/account-registration" : ""));
    return client;
  }

  Client asking() {
    return asking(Optional.empty(), true);
  }

  static String plain(String name, String password) {
    return "AUTHENTICATE " + ScramClient.base64("\0" + name + "\0" + password);
  }

  static List<String> numerics(List<String> lines) {
    return lines.stream().map(l -> Message.parse(l).orElseThrow().command()).toList();
  }

  List<String> login(Client client) {
    return told(client, "AUTHENTICATE PLAIN", plain("bob", PASSWORD));
  }
}
