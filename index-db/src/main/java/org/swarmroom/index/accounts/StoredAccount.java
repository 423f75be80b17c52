package org.swarmroom.index.accounts;

/**
 * An account of one room. No password can be read from it.
 *
 * @param key what tells it from others of the room
 * @param name as its owner wrote it
 * @param iterations of PBKDF2
 * @param openedAt epoch ms
 */
public record StoredAccount(
    String key,
    String name,
    byte[] salt,
    int iterations,
    byte[] storedKey,
    byte[] serverKey,
    long openedAt) {

  /** Without the keys. */
  @Override
  public String toString() {
    return "StoredAccount[" + name + "]";
  }
}
