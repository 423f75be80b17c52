package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.Answer.Hosting;
import org.swarmroom.chat.succession.Answer.NotHosting;

/**
 * {@link Answer}s as parameters of the vendor command.
 *
 * <pre>
 * HOST fingerprint epoch address,address members joined
 * WAITING order epoch [fingerprint epoch address,address]
 * </pre>
 */
public final class AnswerText {

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,16}");

  private AnswerText() {}

  /** Empty for one that nobody gives. */
  public static List<String> params(Answer answer) {
    var params = new ArrayList<String>();
    if (answer instanceof Hosting hosting) {
      params.add("HOST");
      add(params, hosting.seat());
      params.add(Integer.toString(hosting.members()));
      params.add(Long.toString(hosting.joined()));
    } else if (answer instanceof NotHosting waiting) {
      params.add("WAITING");
      params.add(Integer.toString(waiting.order()));
      params.add(Long.toString(waiting.epochSeen()));
      waiting.host().ifPresent(seat -> add(params, seat));
    }
    return params;
  }

  /** As {@link #seat} reads it. */
  public static void add(List<String> params, Seat seat) {
    params.add(seat.fingerprint());
    params.add(Long.toString(seat.epoch()));
    params.add(addresses(seat.addresses()));
  }

  /** {@code host:port,host:port}, or {@code -}. */
  public static String addresses(List<HostPort> addresses) {
    return addresses.isEmpty()
        ? "-"
        : addresses.stream().map(HostPort::toString).collect(Collectors.joining(","));
  }

  /** What of {@link #addresses} can be read. */
  public static List<HostPort> addresses(String text) {
    return Arrays.stream(text.split(",", 2 * Successor.MAX_ADDRESSES))
        .flatMap(each -> HostPort.parse(each).stream())
        .limit(Successor.MAX_ADDRESSES)
        .toList();
  }

  /** Empty for everything else. */
  public static Optional<Answer> parse(List<String> params) {
    String word = params.isEmpty() ? "" : params.get(0);
    if (word.equals("HOST") && params.size() >= 6) {
      return seat(params, 1)
          .filter(seat -> areNumbers(params.subList(4, 6)))
          .map(
              seat ->
                  new Hosting(
                      seat,
                      (int) Math.min(Integer.MAX_VALUE, Long.parseLong(params.get(4))),
                      Long.parseLong(params.get(5))));
    }
    if (word.equals("WAITING") && params.size() >= 3 && areNumbers(params.subList(1, 3))) {
      return Optional.of(
          new NotHosting(
              (int) Math.min(Turn.NEVER, Long.parseLong(params.get(1))),
              Long.parseLong(params.get(2)),
              seat(params, 3)));
    }
    return Optional.empty();
  }

  /** {@code fingerprint epoch addresses} from there on; empty if they aren't. */
  public static Optional<Seat> seat(List<String> params, int at) {
    if (params.size() < at + 3
        || !isFingerprint(params.get(at))
        || !areNumbers(params.subList(at + 1, at + 2))) {
      return Optional.empty();
    }
    var addresses = addresses(params.get(at + 2));
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(new Seat(params.get(at), addresses, Long.parseLong(params.get(at + 1))));
  }

  public static boolean isFingerprint(String text) {
    return FINGERPRINT.matcher(text).matches();
  }

  private static boolean areNumbers(List<String> params) {
    return params.stream().allMatch(each -> NUMBER.matcher(each).matches());
  }
}
