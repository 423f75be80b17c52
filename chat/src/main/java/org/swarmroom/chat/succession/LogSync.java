package org.swarmroom.chat.succession;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One direction of making two logs equal: what to ask the other side for, in pages. Both sides of a
 * connection, and of a link between servers, run one each.
 *
 * <p>States: waiting for what the other has, asking with at most {@link #CREDIT} pages under way,
 * done. The newest epoch comes first; within an origin numbers ascend. Numbers that no line has any
 * more (lost with a host, or taken over by a smaller stamp) are skipped by the side that answers.
 *
 * <p>Bounded: at most {@link #MAX_LINES} are asked for, and an origin of which {@link #EMPTY_PAGES}
 * pages in a row brought nothing is given up: another may claim any range.
 */
public final class LogSync {

  /** Numbers in a page at most. */
  public static final int PAGE = 200;

  /** Pages asked for and not yet complete. */
  public static final int CREDIT = 2;

  public static final long MAX_LINES = 2_000_000;
  public static final int EMPTY_PAGES = 3;

  /** A page to ask for: {@code ROOM WANT origin from-to}. */
  public record Want(StampOrigin origin, long from, long to) {

    /** Whether it may be answered: anybody can ask for anything. */
    public boolean fair() {
      return from >= 1 && to >= from && to - from < PAGE;
    }
  }

  private static final class Rest {
    final StampOrigin origin;
    final Deque<Ranges.Range> ranges;
    int emptyPages;

    Rest(StampOrigin origin, Ranges ranges) {
      this.origin = origin;
      this.ranges = new ArrayDeque<>(ranges.list());
    }
  }

  private final Deque<Rest> rest = new ArrayDeque<>();
  private final Deque<Want> open = new ArrayDeque<>();
  private boolean begun;

  /** The other side has told all it has. */
  public List<Want> begin(Have mine, Have theirs) {
    begun = true;
    long[] lines = {0};
    mine.missing(theirs)
        .forEach(
            (origin, ranges) -> {
              long count = ranges.count();
              if (count <= MAX_LINES - lines[0]) {
                lines[0] += count;
                rest.add(new Rest(origin, ranges));
              }
            });
    return next();
  }

  /**
   * A page is complete.
   *
   * @param lines how many came in it
   * @return what to ask for now; nothing if this page was not asked for
   */
  public List<Want> sent(Want page, int lines) {
    if (!open.remove(page)) {
      return List.of();
    }
    for (Rest of : rest) {
      if (of.origin.equals(page.origin)) {
        of.emptyPages = lines > 0 ? 0 : of.emptyPages + 1;
      }
    }
    rest.removeIf(of -> of.emptyPages >= EMPTY_PAGES);
    return next();
  }

  private List<Want> next() {
    List<Want> wants = new ArrayList<>();
    while (open.size() < CREDIT && !rest.isEmpty()) {
      Rest of = rest.getFirst();
      if (of.ranges.isEmpty()) {
        rest.removeFirst();
      } else {
        Want want = page(of);
        open.add(want);
        wants.add(want);
      }
    }
    return wants;
  }

  /** Over small holes, because asking twice costs more than a few lines twice. */
  private static Want page(Rest of) {
    long from = of.ranges.getFirst().from();
    long last = from + PAGE - 1;
    long to = from;
    while (!of.ranges.isEmpty() && of.ranges.getFirst().from() <= last) {
      Ranges.Range range = of.ranges.removeFirst();
      to = Math.min(range.to(), last);
      if (range.to() > last) {
        of.ranges.addFirst(new Ranges.Range(last + 1, range.to()));
      }
    }
    return new Want(of.origin, from, to);
  }

  /** Whether all that the other side had at {@link #begin} is here. */
  public boolean done() {
    return begun && open.isEmpty() && rest.isEmpty();
  }
}
