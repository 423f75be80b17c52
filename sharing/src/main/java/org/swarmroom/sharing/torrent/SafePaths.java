package org.swarmroom.sharing.torrent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives every file of a torrent a safe path of its own, also where upper and lower case are one:
 * names that collide get a number. The same paths in the same order give the same result on every
 * system.
 */
public final class SafePaths {

  private final Folder top = new Folder();

  /** The safe relative paths of these files, in their order. */
  public static List<List<String>> of(List<TorrentFile> files) {
    var paths = new SafePaths();
    return files.stream().map(file -> paths.add(file.path())).toList();
  }

  /** A safe path for a file; no earlier one equals it when case is ignored. */
  public List<String> add(List<String> names) {
    Folder folder = top;
    List<String> path = new ArrayList<>(names.size());
    List<String> safe = SafeName.path(names);
    for (String name : safe.subList(0, safe.size() - 1)) {
      folder = folder.enter(name);
      path.add(folder.name);
    }
    path.add(folder.take(safe.get(safe.size() - 1)));
    return List.copyOf(path);
  }

  private static final class Folder {

    private final String name;
    private final Map<String, Folder> folders = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();

    Folder() {
      this("");
    }

    private Folder(String name) {
      this.name = name;
    }

    Folder enter(String wanted) {
      Folder inside = folders.get(wanted);
      if (inside == null) {
        inside = new Folder(take(wanted));
        folders.put(wanted, inside);
      }
      return inside;
    }

    String take(String wanted) {
      String free = wanted;
      while (!taken.add(fold(free))) {
        free = SafeName.numbered(wanted, next.merge(fold(wanted), 2, (n, two) -> n + 1));
      }
      return free;
    }

    private static String fold(String name) {
      return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
  }
}
