package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which members the host has dialled back, when and by whom: by itself and by one other member, at
 * join, then every {@link #AGAIN} ms, and {@link #AFTER_FAILURE} ms after a failure, the first few
 * times {@link #SOON}, then by another one. Only the first in join order are measured, so a large
 * room isn't dialled through.
 */
public final class ReachPlan {

  public static final long AGAIN = 300_000;
  public static final long AFTER_FAILURE = 30_000;

  /** A machine that is busy while its member comes in may miss a check. */
  public static final long SOON = 5_000;

  private static final int SOON_CHECKS = 8;

  /** How many are measured: the list, and some for those of it that can't be reached. */
  static final int MEASURED = SuccessorList.MAX * 2;

  /**
   * @param by who dials; empty for the host itself
   */
  public record Check(String member, Optional<String> by) {}

  private static final class Dates {
    long byHost = Long.MIN_VALUE;
    long byOther = Long.MIN_VALUE;
    int asked;
    int checks;

    long afterFailure() {
      return checks <= SOON_CHECKS ? SOON : AFTER_FAILURE;
    }
  }

  private final Map<String, Dates> dates = new HashMap<>();

  public void left(String member) {
    dates.remove(member);
  }

  /**
   * @param order members in join order
   * @return what to do now; it isn't told again unless it fails, or no result comes
   */
  public List<Check> due(List<String> order, long now) {
    List<Check> due = new ArrayList<>();
    for (String member : order.subList(0, Math.min(MEASURED, order.size()))) {
      Dates d = dates.computeIfAbsent(member, m -> new Dates());
      if (now >= d.byHost) {
        d.checks++;
        d.byHost = now + d.afterFailure();
        due.add(new Check(member, Optional.empty()));
      }
      if (now >= d.byOther && order.size() > 1) {
        d.checks++;
        d.byOther = now + d.afterFailure();
        due.add(new Check(member, Optional.of(another(order, member, d.asked++))));
      }
    }
    return due;
  }

  private static String another(List<String> order, String member, int turn) {
    int first = order.indexOf(member) + 1 + turn % (order.size() - 1);
    return order.get(first % order.size());
  }

  /** What came of a check. */
  public void result(Check check, boolean ok, long now) {
    Dates d = dates.get(check.member());
    if (d != null) {
      long next = now + (ok ? AGAIN : d.afterFailure());
      if (check.by().isEmpty()) {
        d.byHost = next;
      } else {
        d.byOther = next;
      }
    }
  }
}
