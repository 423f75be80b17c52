package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.succession.Have;
import org.swarmroom.chat.succession.LogSync.Want;
import org.swarmroom.chat.succession.Merge;
import org.swarmroom.chat.succession.Merge.Change;
import org.swarmroom.chat.succession.Place;
import org.swarmroom.chat.succession.StampOrigin;

/** Lines by id, and by stamp; the union rule decides. */
final class SimLog {

  private final World world;
  private final Map<String, SimLine> byId = new LinkedHashMap<>();
  private final Map<StampOrigin, NavigableMap<Long, SimLine>> byStamp = new HashMap<>();
  private final Have have = new Have();
  private Optional<Place> newest = Optional.empty();

  SimLog(World world) {
    this.world = world;
  }

  Change put(SimLine line) {
    String key = world.has(Rule.DEDUP) ? line.id() : line.id() + " " + line.place().stamp();
    SimLine old = byId.get(key);
    Change change = Merge.change(Optional.ofNullable(old).map(SimLine::place), line.place());
    if (change == Change.RESTAMPED && !world.has(Rule.SMALLEST_STAMP)) {
      change = Change.KNOWN;
    }
    if (change == Change.KNOWN) {
      return change;
    }
    if (old != null) {
      Stamp stamp = old.place().stamp();
      have.remove(stamp);
      stamps(StampOrigin.of(stamp)).remove(stamp.number());
    }
    byId.put(key, line);
    have.add(line.place().stamp());
    stamps(StampOrigin.of(line.place().stamp())).put(line.place().stamp().number(), line);
    if (newest.isEmpty() || newest.get().compareTo(line.place()) < 0) {
      newest = Optional.of(line.place());
    }
    return change;
  }

  private NavigableMap<Long, SimLine> stamps(StampOrigin origin) {
    return byStamp.computeIfAbsent(origin, o -> new TreeMap<>());
  }

  Optional<SimLine> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<SimLine> page(Want page) {
    return List.copyOf(stamps(page.origin()).subMap(page.from(), true, page.to(), true).values());
  }

  boolean holds(SimLine line) {
    return have.contains(line.place().stamp()) || byId.containsKey(line.id());
  }

  Have have() {
    return have;
  }

  Optional<Place> newest() {
    return newest;
  }

  long epoch() {
    return newest.map(p -> p.stamp().epoch()).orElse(0L);
  }

  Collection<SimLine> all() {
    return byId.values();
  }

  List<SimLine> inOrder() {
    List<SimLine> lines = new ArrayList<>(byId.values());
    lines.sort((a, b) -> a.place().compareTo(b.place()));
    return lines;
  }

  SimLog copy() {
    SimLog copy = new SimLog(world);
    byId.values().forEach(copy::put);
    return copy;
  }
}
