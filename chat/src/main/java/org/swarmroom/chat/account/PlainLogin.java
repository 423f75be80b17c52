package org.swarmroom.chat.account;

import java.util.Optional;

/**
 * What a client says by SASL PLAIN. Source: RFC 4616.
 *
 * @param password as it came
 */
public record PlainLogin(String name, String password) {

  /**
   * @param message {@code authzid NUL name NUL password}; authzid empty or the same as the name
   */
  public static Optional<PlainLogin> parse(String message) {
    String[] parts = message.split("\0", -1);
    if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
      return Optional.empty();
    }
    boolean own =
        parts[0].isEmpty() || AccountNames.key(parts[0]).equals(AccountNames.key(parts[1]));
    return own ? Optional.of(new PlainLogin(parts[1], parts[2])) : Optional.empty();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PlainLogin[" + name + "]";
  }
}
