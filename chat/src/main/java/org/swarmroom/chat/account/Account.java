package org.swarmroom.chat.account;

/**
 * A registered account. The password can't be read from it.
 *
 * @param name as its owner wrote it
 * @param keys what a password is checked by
 */
public record Account(String name, ScramKeys keys) {

  /** What tells it from others: two names that differ by case only are one. */
  public String key() {
    return AccountNames.key(name);
  }
}
