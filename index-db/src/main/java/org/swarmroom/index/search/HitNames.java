package org.swarmroom.index.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The different names of one hit, the best match first; bounded. */
final class HitNames {

  static final int MOST = 16;

  private final Set<String> names = new LinkedHashSet<>();

  HitNames(String best) {
    names.add(best);
  }

  boolean isFull() {
    return names.size() >= MOST;
  }

  /** Adds names without their folders. */
  void addAll(List<NameEntry> entries) {
    for (NameEntry entry : entries) {
      if (names.size() < MOST) {
        names.add(entry.path().substring(entry.path().lastIndexOf('/') + 1));
      }
    }
  }

  List<String> list() {
    return List.copyOf(names);
  }
}
