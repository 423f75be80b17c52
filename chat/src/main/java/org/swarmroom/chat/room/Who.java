package org.swarmroom.chat.room;

import java.util.List;

/**
 * Somebody as servers tell each other.
 *
 * @param identity fingerprint of the certificate, or empty
 * @param account name of the account as others are shown it, or empty
 * @param member proved the room key
 * @param secure the connection is TLS
 * @param away words, or empty
 * @param since when it got its nick, epoch ms
 */
public record Who(
    String nick,
    String user,
    String host,
    String realName,
    String identity,
    String account,
    boolean member,
    boolean secure,
    List<String> addresses,
    String away,
    boolean operator,
    long since) {

  public Who {
    addresses = List.copyOf(addresses);
  }

  /** The same with another nick. */
  public Who withNick(String other) {
    return new Who(
        other, user, host, realName, identity, account, member, secure, addresses, away, operator,
        since);
  }

  /** What lines of it carry: the identity, or the account of who has none. */
  public String proven() {
    return identity.isEmpty() ? account : identity;
  }
}
