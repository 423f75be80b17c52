package org.swarmroom.sharing.sim;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.transfer.HolderAddress;

/** How nodes find each other: a tracker that answers by chance, and the room's list of holders. */
final class Town {

  /** How often a node asks the tracker again. */
  static final long ANNOUNCE_NANOS = 120_000_000_000L;

  private static final int MOST_ANSWERED = 30;

  private final World world;
  private final SplittableRandom random;
  private final List<InetSocketAddress> announced = new ArrayList<>();
  private final Map<String, HolderAddress> holders = new LinkedHashMap<>();
  private final Map<String, Consumer<ContentId>> members = new LinkedHashMap<>();

  Town(World world) {
    this.world = world;
    this.random = world.random();
  }

  /** An announce: the tracker notes the node, and answers with some others. */
  List<InetSocketAddress> announce(InetSocketAddress node) {
    if (!announced.contains(node)) {
      announced.add(node);
    }
    var others = new ArrayList<>(announced);
    others.remove(node);
    while (others.size() > MOST_ANSWERED) {
      others.remove(random.nextInt(others.size()));
    }
    return others;
  }

  Collection<HolderAddress> holders(String asker) {
    return holders.values().stream().filter(h -> !h.fingerprint().equals(asker)).toList();
  }

  String nick(String fingerprint) {
    var holder = holders.get(fingerprint);
    return holder == null ? "" : holder.nick();
  }

  void listen(String member, Consumer<ContentId> changed) {
    members.put(member, changed);
  }

  /** A member is online and has the content. */
  void holds(HolderAddress holder, ContentId content) {
    holders.put(holder.fingerprint(), holder);
    tell(content);
  }

  /** A member is away. */
  void left(String member, ContentId content) {
    members.remove(member);
    if (holders.remove(member) != null) {
      tell(content);
    }
  }

  private void tell(ContentId content) {
    for (var changed : List.copyOf(members.values())) {
      world.after(50_000_000, () -> changed.accept(content));
    }
  }
}
