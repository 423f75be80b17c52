package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.succession.LogSync;
import org.swarmroom.chat.succession.StampOrigin;

/**
 * Our own words on the wire, between members' programs only.
 *
 * <pre>
 * client, before it registers   ROOM PROVE proof address,address...
 * host                          ROOM PROVED
 * host, on changes              ROOM MEMBER nick fingerprint flags address,address...    (flags: h host, - none; address - for none)
 * host, now and then            ROOM RTT nick=milliseconds nick=milliseconds ...
 * any, proven                   ROOM WHO                                     (to a host, or to the port of a member)
 * host                          ROOM HOST fingerprint epoch address,address members joined
 * member                        ROOM WAITING order epoch [fingerprint epoch address,address]
 * host, on changes              ROOM SUCC version rank/count fingerprint address,address
 * host                          ROOM CHECK number fingerprint address,address    (dial it for me)
 * client                        ROOM CHECKED number ok|no
 * host that leaves              ROOM TAKE epoch
 * client                        ROOM READY fingerprint epoch address,address, or ROOM UNABLE
 * host that leaves              ROOM MOVED fingerprint epoch address,address
 * client, before it joins       ROOM SEEN stamp milliseconds                 (the last line it knows: the host's come after it)
 * each, after the join          ROOM HAVE epoch.host=1-120,122 ...           (stamps in its log; ROOM HAVE . ends them)
 * each                          ROOM WANT epoch.host from-to                 (at most 200 numbers)
 * each                          ROOM LINE nick #channel P|N|A :text          (msgid, time, stamp, account, tags: see LineText)
 * each                          ROOM TAGS id                                 (the client-only tags of the LINE that follows)
 * each                          ROOM SENT epoch.host from-to                 (all of that page that there is was sent)
 * host                          ROOM EQUAL                                   (it has asked for all that it lacks, and got it)
 * client                        ROOM UNSAFE id id ...                        (lines of its that others may lack; answered by SAFE)
 * client, at most every 200 ms  ROOM GOT stamp                               (that line and all sent before it are on disk)
 * host                          ROOM SAFE id id ...                          (enough others have these lines of yours)
 * </pre>
 */
public final class Vendor {

  public static final String CAP = "swarmroom.org/room";

  /** Client-only tag: the sender-made id of a line. */
  public static final String ID_TAG = "+swarmroom.org/id";

  /**
   * Client-only tag of a TAGMSG between two members: see {@link org.swarmroom.chat.sealed.Seals}.
   */
  public static final String GREETING_TAG = "+swarmroom.org/greeting";

  /** Client-only tag of a TAGMSG: ids of sealed lines that could not be read, with commas. */
  public static final String UNREAD_TAG = "+swarmroom.org/unread";

  /** Server tag: the line's {@link org.swarmroom.chat.log.Stamp}. */
  public static final String STAMP_TAG = "swarmroom.org/st";

  public static final String COMMAND = "ROOM";

  /** First part of the proof of the room key; the host's and the member's fingerprints follow. */
  public static final String PROOF = "swarmroom irc";

  private static final int LINE_CHARS = 400;
  private static final int MAX_WORDS = 14;
  private static final Pattern PAGE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  private Vendor() {}

  /** A word and its arguments in as many messages as it takes. */
  public static List<Message> lines(String word, List<String> arguments) {
    List<Message> lines = new ArrayList<>();
    List<String> line = new ArrayList<>(List.of(word));
    int length = 0;
    for (String argument : arguments) {
      if (line.size() > 1 && (length + argument.length() > LINE_CHARS || line.size() > MAX_WORDS)) {
        lines.add(Message.of(COMMAND, line.toArray(String[]::new)));
        line = new ArrayList<>(List.of(word));
        length = 0;
      }
      line.add(argument);
      length += argument.length() + 1;
    }
    if (line.size() > 1) {
      lines.add(Message.of(COMMAND, line.toArray(String[]::new)));
    }
    return lines;
  }

  /** WANT or SENT. */
  public static Message page(String word, LogSync.Want page) {
    return Message.of(COMMAND, word, page.origin().toString(), page.from() + "-" + page.to());
  }

  /** Of WANT or SENT. */
  public static Optional<LogSync.Want> page(Message message) {
    var numbers = PAGE.matcher(message.param(2));
    return StampOrigin.parse(message.param(1))
        .filter(origin -> numbers.matches())
        .map(
            origin ->
                new LogSync.Want(
                    origin, Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2))));
  }
}
