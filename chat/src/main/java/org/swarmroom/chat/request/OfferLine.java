package org.swarmroom.chat.request;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An offer as a NOTICE: a text with a magnet link that any torrent program opens, and tags for our
 * own. Reading prefers tags, falls back to the text, and believes neither beyond its form.
 *
 * @param text for people, at most {@value #MAX_TEXT_BYTES} bytes
 * @param tags for programs
 */
public record OfferLine(String text, Map<String, String> tags) {

  static final int MAX_TEXT_BYTES = 380;
  private static final int MAX_NAME_CHARS = 255;
  private static final int MAX_MAGNET_CHARS = 1_500;
  private static final int SHOWN_NAME_CHARS = 60;

  private static final Pattern CONTENT_ID = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern MARK =
      Pattern.compile("\\[offer (?<id>[0-9a-zA-Z]{1,32}) (?<of>none|[0-9]/[0-9])\\]$");
  private static final Pattern TEXT =
      Pattern.compile("I have \"(?<name>[^\"]{1,255})\".*?(?<magnet>magnet:\\?\\S{1,400})");
  private static final Pattern LENGTH = Pattern.compile("[?&]xl=(\\d{1,18})(?:&|$)");

  /** The line that offers {@code draft}, number {@code index} (from 1) of {@code count}. */
  public static OfferLine of(OfferDraft draft, String requestId, int index, int count) {
    String of = index + "/" + count;
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(Tags.OFFER, requestId);
    tags.put(Tags.OF, of);
    tags.put(Tags.NAME, cut(draft.name(), MAX_NAME_CHARS));
    tags.put(Tags.SIZE, Long.toString(draft.size()));
    tags.put(Tags.CONTENT, draft.contentId());
    if (!draft.magnet().isEmpty() && draft.magnet().length() <= MAX_MAGNET_CHARS) {
      tags.put(Tags.MAGNET, draft.magnet());
    }
    String head =
        "I have \""
            + cut(draft.name(), SHOWN_NAME_CHARS).replace('"', '\'')
            + "\" ("
            + Sizes.text(draft.size())
            + ")";
    String end = " [offer " + requestId + " " + of + "]";
    String link = shortMagnet(draft);
    String full = head + (link.isEmpty() ? "" : ": " + link) + end;
    boolean fits = full.getBytes(StandardCharsets.UTF_8).length <= MAX_TEXT_BYTES;
    return new OfferLine(fits ? full : head + end, tags);
  }

  /** The line that says no to a request made of us. */
  public static OfferLine declined(FileRequest request, String nick) {
    return new OfferLine(
        nick
            + " declined \""
            + cut(request.query(), SHOWN_NAME_CHARS)
            + "\" [offer "
            + request.id()
            + " none]",
        Map.of(Tags.OFFER, request.id(), Tags.OF, Tags.NONE));
  }

  /** The request this line answers; empty if it is no offer. */
  public Optional<String> requestId() {
    String tagged = tags.getOrDefault(Tags.OFFER, "");
    if (!tagged.isEmpty()) {
      return Optional.of(tagged);
    }
    Matcher m = MARK.matcher(text);
    return m.find() ? Optional.of(m.group("id")) : Optional.empty();
  }

  public boolean isDeclined() {
    Matcher m = MARK.matcher(text);
    return tags.getOrDefault(Tags.OF, m.find() ? m.group("of") : "").equals(Tags.NONE);
  }

  /** What is offered; empty if the line lacks a name or any way to fetch it. */
  public Optional<Offer> read(String from, String account, List<String> addresses) {
    Matcher m = TEXT.matcher(text);
    boolean readable = m.lookingAt();
    String name = tags.getOrDefault(Tags.NAME, readable ? m.group("name") : "");
    String magnet = tags.getOrDefault(Tags.MAGNET, readable ? m.group("magnet") : "");
    String content = tags.getOrDefault(Tags.CONTENT, "").toLowerCase(Locale.ROOT);
    if (!CONTENT_ID.matcher(content).matches()) {
      content = "";
    }
    boolean link = magnet.startsWith("magnet:?") && magnet.chars().allMatch(c -> c > ' ');
    if (!link || magnet.length() > MAX_MAGNET_CHARS) {
      magnet = "";
    }
    String shownName = plain(name);
    if (shownName.isEmpty() || (content.isEmpty() && magnet.isEmpty())) {
      return Optional.empty();
    }
    String checked = magnet;
    String id = content;
    long size = number(tags.getOrDefault(Tags.SIZE, length(magnet)));
    return requestId()
        .map(request -> new Offer(request, from, account, shownName, size, id, addresses, checked));
  }

  /** The magnet without trackers, web seeds and name if it is long. */
  private static String shortMagnet(OfferDraft draft) {
    if (draft.magnet().length() <= MAX_TEXT_BYTES / 2) {
      return draft.magnet();
    }
    StringBuilder out = new StringBuilder();
    for (String part : draft.magnet().split("[?&]", -1)) {
      if (part.startsWith("xt=") || part.startsWith("xl=") || part.startsWith("x.pe=")) {
        out.append(out.isEmpty() ? "magnet:?" : "&").append(part);
      }
    }
    return out.toString();
  }

  private static String length(String magnet) {
    Matcher m = LENGTH.matcher(magnet);
    return m.find() ? m.group(1) : "";
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  /**
   * A name without control characters; what it may be called on disk is decided where it is stored.
   */
  private static String plain(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(MAX_NAME_CHARS)
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  private static String cut(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
    return text.substring(0, end);
  }
}
