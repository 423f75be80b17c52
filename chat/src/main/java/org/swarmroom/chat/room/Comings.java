package org.swarmroom.chat.room;

/** Hears of people who come and go, by nick; called after it happened, on the room's thread. */
interface Comings {

  /** Somebody registered, or took this nick. */
  default void came(Person person) {}

  /** Nobody has the nick any more. */
  default void went(Person person, String nick) {}

  /** The person itself is gone; its nick was told by {@link #went}. */
  default void gone(Person person) {}
}
