package org.swarmroom.chat.room;

import java.util.List;
import java.util.function.Consumer;
import org.swarmroom.chat.log.Line;

/** Lines older than the room keeps in memory. */
@FunctionalInterface
public interface Archive {

  /**
   * @param answer called once on the room's thread, perhaps later: at most {@code n} lines before
   *     the one with {@code id}, oldest first
   */
  void before(String id, int n, Consumer<List<Line>> answer);
}
