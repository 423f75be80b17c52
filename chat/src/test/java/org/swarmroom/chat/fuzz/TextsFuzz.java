package org.swarmroom.chat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.link.ChannelName;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.LinkException;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.request.OfferLine;
import org.swarmroom.chat.request.Question;
import org.swarmroom.chat.request.Tags;
import org.swarmroom.testdata.HostileLinks;
import org.swarmroom.testdata.Must;

/**
 * Texts that people paste and others send: room links (refused by {@link LinkException} alone, with
 * a sentence), addresses, stamps of lines, questions and offers. What is taken is bounded, and
 * written and read again as the same; what is made of a name is a good channel and nick.
 */
public final class TextsFuzz {

  private static final int LONGEST_LINK = 4_096;

  /** Of what a client reads from a network, in bytes. */
  private static final int LONGEST_LINE = 16 << 10;

  private static final List<String> TAGS =
      List.of(Tags.OFFER, Tags.OF, Tags.NAME, Tags.SIZE, Tags.CONTENT, Tags.MAGNET);

  private TextsFuzz() {}

  public static List<byte[]> seeds() {
    var texts = new ArrayList<>(HostileLinks.rooms());
    String end = "?fp=" + "0aB9".repeat(16) + "&key=" + "0f".repeat(16);
    texts.add("swarmroom://host.example:6881,[::1]:1,10.0.0.1:65535/My%20room" + end);
    texts.add("swarmroom://h:1/%C3%A4+ " + end + "&x=y");
    texts.add("12.0123abcd.77");
    texts.add("@all who has a file? [want a1]");
    texts.add("@bob Please  Send \"x y\" [want b2]");
    texts.add("I have \"a.txt\" (1.5 KiB): magnet:?xt=urn:btih:aa&xl=12 [offer a1 1/2]");
    texts.add("ann declined \"x\" [offer a1 none]");
    texts.add("a1\n1/2\nname.txt\n123\n" + "ab".repeat(32) + "\nmagnet:?xt=urn:btih:aa&xl=3");
    texts.add("@all who has x" + "\t".repeat(LONGEST_LINE) + "y");
    texts.add("I have \"a\"" + "magnet:?a".repeat(LONGEST_LINE / 9) + "\u2028");
    texts.add("[offer a ".repeat(LONGEST_LINE / 9));
    return texts.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 4_000L * data.length, () -> check(new String(data, UTF_8)));
  }

  private static void check(String text) {
    link(text).ifPresent(TextsFuzz::checkLink);
    HostPort.parse(text)
        .ifPresent(
            place ->
                Must.hold(
                    HostPort.parse(place.toString()).equals(Optional.of(place)),
                    "an address is read again"));
    Stamp.parse(text)
        .ifPresent(
            stamp ->
                Must.hold(
                    Stamp.parse(stamp.toString()).equals(Optional.of(stamp)),
                    "a stamp is read again"));
    Question.parse(text).ifPresent(TextsFuzz::checkQuestion);
    checkOffer(new OfferLine(text, Map.of()));
    checkOffer(new OfferLine("", tags(text)));
    checkNames(text);
  }

  private static void checkLink(RoomLink link) {
    checkNames(link.room());
    Must.hold(!link.hosts().isEmpty() && link.hosts().size() <= RoomLink.MAX_HOSTS, "hosts");
    Must.hold(link.fingerprint().matches("[0-9a-f]{64}"), "a fingerprint is in lower case");
    String written = link.format();
    if (written.length() <= LONGEST_LINK) {
      Must.hold(link(written).equals(Optional.of(link)), "a link is read again");
    }
  }

  private static void checkQuestion(Question question) {
    Must.hold(question.query().length() <= Question.MAX_QUERY_CHARS, "a question is short");
    Must.hold(!question.query().isBlank(), "it asks for something");
    Must.hold(
        Question.parse(question.text()).equals(Optional.of(question)),
        "a question is read again: " + question);
  }

  private static void checkOffer(OfferLine line) {
    line.isDeclined();
    line.read("ann", "", List.of())
        .ifPresent(
            offer -> {
              Must.hold(offer.requestId().equals(line.requestId().orElseThrow()), "it answers");
              Must.hold(offer.name().chars().noneMatch(Character::isISOControl), "a clean name");
              Must.hold(offer.size() >= -1, "a size is one or not told");
              Must.hold(
                  !offer.contentId().isEmpty() || !offer.magnet().isEmpty(), "it can be fetched");
            });
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    String[] values = text.split("\n", -1);
    for (int i = 0; i < Math.min(values.length, TAGS.size()); i++) {
      tags.put(TAGS.get(i), values[i]);
    }
    return tags;
  }

  private static void checkNames(String name) {
    String channel = ChannelName.of(name);
    Must.hold(channel.getBytes(UTF_8).length <= ChannelName.MAX_BYTES, "a channel is short");
    Must.hold(
        channel.startsWith("#") && channel.chars().noneMatch(c -> c <= ' ' || c == ','),
        "a channel is one");
    Must.hold(Nicks.valid(Nicks.nearest(name)), "the nearest nick is valid");
    Must.hold(Texts.bytes(name) == name.getBytes(UTF_8).length, "bytes are counted right");
    for (String line : Texts.lines(name, 40)) {
      Must.hold(line.getBytes(UTF_8).length <= 40 && !line.contains("\n"), "a line fits");
    }
  }

  private static Optional<RoomLink> link(String text) {
    try {
      return Optional.of(RoomLink.parse(text));
    } catch (LinkException e) {
      Must.hold(e.getMessage().endsWith("."), "the refusal is a sentence");
      return Optional.empty();
    }
  }
}
