package org.swarmroom.chat.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The kept lines of <em>one</em> room, told from other rooms by its key: rooms that only share a
 * name must never share a log, or one would replay the other's lines. Fulfilled by the application.
 * Called from any thread; must not block the caller.
 */
public interface LineLog {

  /**
   * Keeps lines; a line whose id is kept already changes nothing.
   *
   * @return completes when the lines are on disk; fails when they are not, and then none of them
   *     counts as kept
   */
  CompletableFuture<Void> append(List<Line> lines);

  /**
   * @param target {@code #channel}, or the nick of the other one for private lines
   * @return at most {@code n} newest lines, oldest first
   */
  CompletableFuture<List<Line>> last(String target, int n);

  /**
   * @return at most {@code n} lines just before the line {@code id}, oldest first; none if the id
   *     is unknown
   */
  CompletableFuture<List<Line>> before(String target, String id, int n);
}
