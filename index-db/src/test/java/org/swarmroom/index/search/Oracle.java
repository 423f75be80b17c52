package org.swarmroom.index.search;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.FileType;
import org.swarmroom.index.query.Folding;
import org.swarmroom.index.query.Query;

/** Says what matches by looking at every name with the plainest code there is. */
final class Oracle {

  private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

  private Oracle() {}

  static Set<ContentId> search(Query query, Map<String, Map<Long, NameEntry>> owners) {
    Set<ContentId> found = new HashSet<>();
    owners.forEach(
        (owner, names) -> {
          if (query.by().isEmpty() || query.by().get().equals(owner)) {
            names.values().stream()
                .filter(entry -> matches(query, entry))
                .forEach(entry -> found.add(entry.content()));
          }
        });
    return found;
  }

  static boolean matches(Query query, NameEntry entry) {
    if (entry.size() < query.minSize() || entry.size() > query.maxSize()) {
      return false;
    }
    String text = FOLDED.computeIfAbsent(entry.path(), Folding::fold);
    for (String needle : query.needles()) {
      if (!text.contains(needle)) {
        return false;
      }
    }
    for (String excluded : query.excluded()) {
      if (text.contains(excluded)) {
        return false;
      }
    }
    return query.types().isEmpty() || query.types().contains(FileType.of(entry.path()));
  }
}
