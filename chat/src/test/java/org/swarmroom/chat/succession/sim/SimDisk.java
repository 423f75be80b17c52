package org.swarmroom.chat.succession.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.succession.Memory;

/**
 * A node's disk: what was written completes later and in order; what was not complete when the
 * process was killed is lost. It never fails.
 */
final class SimDisk {

  final SimLog lines;
  final Map<String, Integer> outbox = new LinkedHashMap<>();
  long epoch;
  Optional<Memory> memory = Optional.empty();

  private final World world;
  private final int slowness;
  private long last;

  /**
   * @param slowness ms that a commit takes at most
   */
  SimDisk(World world, int slowness) {
    this.world = world;
    this.slowness = slowness;
    this.lines = new SimLog(world);
  }

  /**
   * @param then told when it is on disk, if the process still lives
   */
  void write(SimProcess process, Runnable write, Runnable then) {
    long at = Math.max(last, world.now() + 1 + world.random.nextInt(slowness));
    last = at;
    world.after(
        at - world.now(),
        () -> {
          if (process.alive()) {
            write.run();
            process.run(then);
          }
        });
  }
}
