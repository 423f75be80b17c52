package org.swarmroom.index.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;

/** One row of a result while it grows: a content, or an own file without one. One thread. */
final class Group {

  /** Best first, as {@link Search#search} promises. */
  static final Comparator<Group> BEST_FIRST =
      Comparator.comparingInt((Group group) -> -group.score)
          .thenComparing(group -> !group.reachable)
          .thenComparingInt(group -> -group.owners.size())
          .thenComparingInt(group -> group.path.length() - group.path.lastIndexOf('/'))
          .thenComparing(group -> group.path);

  final @Nullable ContentId content;
  final Set<String> owners = new HashSet<>(4);
  int score = -1;
  String path = "";
  long size;
  byte type;

  /** Whether a holder is online, or it is our own. */
  boolean reachable;

  Group(@Nullable ContentId content) {
    this.content = content;
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
