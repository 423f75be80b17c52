package org.swarmroom.chat.room;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;

/**
 * A message on its way to one or many clients, written once for each set of tags that clients may
 * see.
 *
 * <p>A tag goes only to clients that asked for it: {@code time} by server-time, {@code account} by
 * account-tag, {@code batch} and {@code label} by their capabilities, all others by message-tags;
 * the stamp only to members' programs. These are told an account by its full fingerprint, others by
 * its beginning.
 */
final class Outgoing {

  private static final byte[] UNWRITTEN = {};
  private static final byte[][] NONE_TAGGED = {};

  private final Message message;
  private byte[] untagged = UNWRITTEN;
  private byte[][] tagged = NONE_TAGGED;

  Outgoing(Message message) {
    this.message = message;
  }

  Outgoing with(String tag, String value) {
    return new Outgoing(message.with(tag, value));
  }

  /** Whether this opens a batch that {@code last} closes. */
  boolean startsBatchEndedBy(Outgoing last) {
    return message.command().equals("BATCH")
        && last.message.command().equals("BATCH")
        && message.param(0).startsWith("+")
        && last.message.param(0).equals("-" + message.param(0).substring(1));
  }

  boolean hasTag(String tag) {
    return message.tags().containsKey(tag);
  }

  /**
   * @param caps bits of {@link Cap#tagBit}
   */
  byte[] bytes(int caps) {
    if (caps == 0 || message.tags().isEmpty()) {
      if (untagged == UNWRITTEN) {
        untagged = MessageFormat.bytes(message.withTags(Map.of()));
      }
      return untagged;
    }
    if (tagged == NONE_TAGGED) {
      tagged = new byte[1 << Cap.TAG_BITS][];
      Arrays.fill(tagged, UNWRITTEN);
    }
    if (tagged[caps] == UNWRITTEN) {
      tagged[caps] = MessageFormat.bytes(message.withTags(visible(caps)));
    }
    return tagged[caps];
  }

  private Map<String, String> visible(int caps) {
    Map<String, String> visible = new LinkedHashMap<>();
    message
        .tags()
        .forEach(
            (key, value) -> {
              switch (key) {
                case "time" -> put(visible, caps, Cap.SERVER_TIME, key, value);
                case "batch" -> put(visible, caps, Cap.BATCH, key, value);
                case "label" -> put(visible, caps, Cap.LABELED_RESPONSE, key, value);
                case "account" -> put(visible, caps, Cap.ACCOUNT_TAG, key, account(value, caps));
                case Vendor.STAMP_TAG -> put(visible, caps, Cap.ROOM, key, value);
                default -> put(visible, caps, Cap.MESSAGE_TAGS, key, value);
              }
            });
    return visible;
  }

  private static void put(
      Map<String, String> visible, int caps, Cap needed, String key, String value) {
    if ((caps & needed.tagBit()) != 0) {
      visible.put(key, value);
    }
  }

  private static String account(String proven, int caps) {
    boolean member = (caps & Cap.ROOM.tagBit()) != 0;
    return member ? proven : Person.shown(proven);
  }
}
