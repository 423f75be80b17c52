package org.swarmroom.chat.peering;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.room.ChannelInfo;
import org.swarmroom.chat.room.Who;

/**
 * Reads and writes single words of our own dialect; what has not the written form ends the link.
 */
final class OwnWords {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9._*-]{1,64}");
  private static final Pattern HOST = Pattern.compile("[0-9a-f]{8}");
  private static final Pattern UID =
      Pattern.compile("[0-9a-f]{8}\\.[0-9a-z]{1,13}\\.[0-9a-z]{1,13}");
  private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern USER = Pattern.compile("[^!@\\s]{1,20}");
  private static final Pattern ADDRESS = Pattern.compile("[^!@\\s]{1,64}");
  private static final int ADDRESSES = 4;
  private static final int REAL_NAME_BYTES = 100;
  private static final int ACCOUNT_BYTES = 64;

  private OwnWords() {}

  static long number(String word) {
    return Long.parseLong(matching(word, NUMBER, "a number"));
  }

  static String serverName(String word) {
    return matching(word, SERVER, "the name of a server");
  }

  static String host(String word) {
    return word.equals("*") ? "" : matching(word, HOST, "the beginning of a fingerprint");
  }

  static String uid(String word) {
    return matching(word, UID, "a uid");
  }

  static String nick(String word) {
    if (!Nicks.valid(word)) {
      throw new LinkException("\"" + word + "\" is not a nick");
    }
    return word;
  }

  /** What may be missing: then it is {@code *}. */
  static String word(String word) {
    return word.equals("*") ? "" : word;
  }

  static String orStar(String word) {
    return word.isEmpty() ? "*" : word;
  }

  private static String matching(String word, Pattern form, String what) {
    if (!form.matcher(word).matches()) {
      throw new LinkException("\"" + Texts.cut(word, 64) + "\" is not " + what);
    }
    return word;
  }

  /** After {@code PERSON uid}. */
  static Who who(Message message) {
    String flags = message.param(2);
    String identity = word(message.param(3));
    if (!identity.isEmpty()) {
      matching(identity, IDENTITY, "a fingerprint");
    }
    boolean member = flags.indexOf('m') >= 0 && !identity.isEmpty();
    List<String> addresses =
        Arrays.stream(word(message.param(8)).split(",", ADDRESSES + 1))
            .flatMap(each -> HostPort.parse(each).stream())
            .map(HostPort::toString)
            .limit(ADDRESSES)
            .toList();
    return new Who(
        nick(message.param(5)),
        matching(message.param(6), USER, "a user name"),
        matching(message.param(7), ADDRESS, "a host name"),
        Texts.cut(message.param(9), REAL_NAME_BYTES),
        identity,
        Texts.cut(word(message.param(4)), ACCOUNT_BYTES),
        member,
        flags.indexOf('s') >= 0,
        addresses,
        "",
        flags.indexOf('o') >= 0,
        number(message.param(1)));
  }

  static Message person(Entry entry, String server) {
    Who who = entry.person().who();
    String flags =
        (who.member() ? "m" : "")
            + (who.secure() ? "s" : "")
            + (who.operator() ? "o" : "")
            + (entry.fixed() ? "f" : "");
    return Message.from(
        server,
        "PERSON",
        entry.uid(),
        Long.toString(who.since()),
        flags.isEmpty() ? "-" : flags,
        orStar(who.identity()),
        orStar(who.account()),
        who.nick(),
        who.user(),
        who.host(),
        orStar(String.join(",", who.addresses())),
        who.realName());
  }

  static ChannelInfo withModes(ChannelInfo info, List<String> modes) {
    return new ChannelInfo(
        info.name(), info.createdAt(), modes, info.topic(), info.topicBy(), info.topicAt());
  }

  /** Whether the first keeps a nick that both have. */
  static boolean keeps(boolean fixed, long since, String uid, Entry other) {
    if (fixed != other.fixed()) {
      return fixed;
    }
    long others = other.person().who().since();
    return since != others ? since < others : uid.compareTo(other.uid()) < 0;
  }

  static Optional<String> rank(char letter) {
    return "ohv".indexOf(letter) >= 0 ? Optional.of(String.valueOf(letter)) : Optional.empty();
  }
}
