package org.swarmroom.chat.log;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The kept lines of <em>one</em> room, told from other rooms by its key: rooms that only share a
 * name must never share a log, or one would replay the other's lines. Fulfilled by the application.
 * Called from any thread; must not block the caller.
 *
 * <p>Lines are given back in {@link Line#ORDER}, oldest first. A {@code target} is the {@code
 * #channel}, or the nick of the other one for private lines. A mark whose id is unknown gives none.
 */
public interface LineLog {

  /** Lines that {@link #range} gives at once. */
  int PAGE = 200;

  /**
   * Keeps lines, as a set: a line whose id is kept already only takes the stamp and time that come
   * first in {@link Line#ORDER}.
   *
   * @return completes when the lines are on disk, with what became of each, in the order given;
   *     fails when they are not, and then none of them counts as kept
   */
  CompletableFuture<List<Kept>> append(List<Line> lines);

  /**
   * @return at most {@code n} newest lines
   */
  CompletableFuture<List<Line>> last(String target, int n);

  /**
   * @return at most {@code n} newest lines before the mark
   */
  CompletableFuture<List<Line>> before(String target, Mark mark, int n);

  /**
   * @return at most {@code n} oldest lines after the mark
   */
  CompletableFuture<List<Line>> after(String target, Mark mark, int n);

  /**
   * @return at most {@code n} lines between the marks, without the lines at them; those next to
   *     {@code from}, whichever of the two is later
   */
  CompletableFuture<List<Line>> between(String target, Mark from, Mark to, int n);

  /**
   * @return {@code n} lines with the mark in their middle, fewer at an end; the line of an id is
   *     one of them
   */
  CompletableFuture<List<Line>> around(String target, Mark mark, int n);

  /**
   * @return those of the lines that are kept, whomever they are to
   */
  CompletableFuture<List<Line>> find(Collection<String> ids);

  /**
   * @return which stamps the lines to all have: the least number of ranges, by epoch, host, number
   */
  CompletableFuture<List<StampRange>> have();

  /**
   * @return lines with the first stamps of the range, at most {@value #PAGE}, by number
   */
  CompletableFuture<List<Line>> range(StampRange range);

  /** The highest epoch given to {@link #keepEpoch}, 0 if there is none. */
  CompletableFuture<Long> epoch();

  /**
   * Remembers that the room was opened in an epoch, so that no later start opens it again.
   *
   * @return completes when that is on disk
   */
  CompletableFuture<Void> keepEpoch(long epoch);

  /** What was said here and is not safe yet. */
  LineOutbox outbox();
}
