package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.log.StampRange;
import org.swarmroom.chat.succession.Have;
import org.swarmroom.chat.succession.Ranges;
import org.swarmroom.chat.succession.StampOrigin;

/**
 * Which stamps the room's log has. Asks the log when somebody wants to know, and again after a line
 * took a smaller stamp, because only the log knows which one is gone; else it counts along.
 */
final class KeptStamps {

  private final Archive archive;

  /** Empty while it isn't known. */
  private Optional<Have> have = Optional.empty();

  private final List<Stamp> meanwhile = new ArrayList<>();
  private final List<Consumer<Have>> waiting = new ArrayList<>();
  private boolean asking;
  private boolean doubtful;

  KeptStamps(Archive archive) {
    this.archive = archive;
  }

  /** A line with this stamp is on disk. */
  void kept(Stamp stamp, Kept kept) {
    if (kept == Kept.RESTAMPED) {
      have = Optional.empty();
      doubtful = asking;
    }
    if (have.isPresent()) {
      have.get().add(stamp);
    } else if (asking) {
      meanwhile.add(stamp);
    }
  }

  /**
   * @param then called now or later, on the room's thread; not to be changed
   */
  void with(Consumer<Have> then) {
    if (have.isPresent()) {
      then.accept(have.get());
      return;
    }
    waiting.add(then);
    if (!asking) {
      load();
    }
  }

  private void load() {
    asking = true;
    doubtful = false;
    meanwhile.clear();
    archive.ask(LineLog::have, ranges -> loaded(ranges.orElse(List.of())));
  }

  private void loaded(List<StampRange> ranges) {
    if (doubtful) {
      load();
      return;
    }
    asking = false;
    Have all = new Have();
    for (StampRange range : ranges) {
      all.add(new StampOrigin(range.epoch(), range.host()), Ranges.of(range.from(), range.to()));
    }
    meanwhile.forEach(all::add);
    meanwhile.clear();
    have = Optional.of(all);
    List<Consumer<Have>> then = List.copyOf(waiting);
    waiting.clear();
    then.forEach(each -> each.accept(all));
  }
}
