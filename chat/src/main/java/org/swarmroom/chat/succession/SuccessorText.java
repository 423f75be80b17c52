package org.swarmroom.chat.succession;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmroom.chat.succession.SuccessorList.Part;

/**
 * A {@link Part} of the successor list as parameters of the vendor command: {@code SUCC version
 * rank/count fingerprint address,address}, the last two {@code -} for an empty list.
 */
public final class SuccessorText {

  private static final Pattern VERSION = Pattern.compile("[0-9]{1,16}");
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

  private SuccessorText() {}

  public static List<String> params(Part part) {
    return List.of(
        "SUCC",
        Long.toString(part.version()),
        part.rank() + "/" + part.count(),
        part.entry().map(Successor::fingerprint).orElse("-"),
        part.entry().map(each -> AnswerText.addresses(each.addresses())).orElse("-"));
  }

  /** Empty if it isn't one. */
  public static Optional<Part> parse(List<String> params) {
    if (params.size() < 5 || !VERSION.matcher(params.get(1)).matches()) {
      return Optional.empty();
    }
    Matcher place = PLACE.matcher(params.get(2));
    if (!place.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(place.group(2));
    Optional<Successor> entry = Optional.empty();
    if (count > 0) {
      if (!AnswerText.isFingerprint(params.get(3))) {
        return Optional.empty();
      }
      entry = Optional.of(new Successor(params.get(3), AnswerText.addresses(params.get(4))));
    }
    return Optional.of(
        new Part(Long.parseLong(params.get(1)), Integer.parseInt(place.group(1)), count, entry));
  }
}
