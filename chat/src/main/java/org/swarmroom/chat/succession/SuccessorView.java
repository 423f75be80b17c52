package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A member's side of the successor list: it replaces the old one only when all its parts are here,
 * so a host that dies in the middle leaves the old list standing.
 */
public final class SuccessorView {

  private final Map<Integer, Successor> parts = new TreeMap<>();
  private List<Successor> list;
  private long version = -1;
  private int count;

  /**
   * @param list as remembered from the last stay, or empty
   */
  public SuccessorView(List<Successor> list) {
    this.list = List.copyOf(list.subList(0, Math.min(SuccessorList.MAX, list.size())));
  }

  /** Another connection, perhaps another host: versions begin again. */
  public void restart() {
    version = -1;
    parts.clear();
  }

  /**
   * @return the new list when it is whole; empty while it isn't, and for a part that is old,
   *     contradicts another or makes no sense
   */
  public Optional<List<Successor>> accept(SuccessorList.Part part) {
    boolean sane =
        part.version() >= 0
            && part.count() >= 0
            && part.count() <= SuccessorList.MAX
            && part.rank() >= 0
            && (part.count() == 0 ? part.entry().isEmpty() : part.entry().isPresent())
            && part.rank() < Math.max(1, part.count());
    if (!sane || part.version() < version) {
      return Optional.empty();
    }
    if (part.version() > version) {
      version = part.version();
      count = part.count();
      parts.clear();
    } else if (part.count() != count) {
      return Optional.empty();
    }
    part.entry().ifPresent(entry -> parts.put(part.rank(), entry));
    if (parts.size() < count) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    List<Successor> whole = new ArrayList<>();
    for (Successor entry : parts.values()) {
      if (names.add(entry.fingerprint())) {
        whole.add(entry);
      }
    }
    list = List.copyOf(whole);
    return Optional.of(list);
  }

  /** The newest whole list, rank 0 first. */
  public List<Successor> list() {
    return list;
  }
}
