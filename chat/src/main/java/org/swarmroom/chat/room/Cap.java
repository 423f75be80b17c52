package org.swarmroom.chat.room;

import java.util.Arrays;
import java.util.Optional;

/** What a client may ask for by CAP REQ. Source: IRCv3; the names are those of its registry. */
enum Cap {
  MESSAGE_TAGS("message-tags"),
  SERVER_TIME("server-time"),
  ACCOUNT_TAG("account-tag"),
  BATCH("batch"),
  LABELED_RESPONSE("labeled-response"),
  /** Our own: the client is a Swarmroom member that will prove the room key. */
  ROOM(Vendor.CAP),
  ECHO_MESSAGE("echo-message"),
  CHATHISTORY("draft/chathistory"),
  SASL("sasl"),
  EXTENDED_JOIN("extended-join"),
  MULTI_PREFIX("multi-prefix"),
  AWAY_NOTIFY("away-notify"),
  SETNAME("setname"),
  INVITE_NOTIFY("invite-notify"),
  USERHOST_IN_NAMES("userhost-in-names"),
  STANDARD_REPLIES("standard-replies"),
  CAP_NOTIFY("cap-notify"),
  ACCOUNT_NOTIFY("account-notify"),
  CHGHOST("chghost"),
  ACCOUNT_REGISTRATION("draft/account-registration");

  /** Number of bits that {@link #tagBit} gives. */
  static final int TAG_BITS = 6;

  final String wire;

  Cap(String wire) {
    this.wire = wire;
  }

  /**
   * A bit for each capability that decides which tags a client is sent, see {@link Outgoing}; 0 for
   * the others.
   */
  int tagBit() {
    return switch (this) {
      case MESSAGE_TAGS -> 1;
      case SERVER_TIME -> 2;
      case ACCOUNT_TAG -> 4;
      case BATCH -> 8;
      case LABELED_RESPONSE -> 16;
      case ROOM -> 32;
      default -> 0;
    };
  }

  static Optional<Cap> named(String wire) {
    return Arrays.stream(values()).filter(c -> c.wire.equals(wire)).findFirst();
  }
}
