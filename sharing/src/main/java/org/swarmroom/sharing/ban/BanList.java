package org.swarmroom.sharing.ban;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Peers that are neither dialled nor let in for {@value #HOURS} hours or until the node restarts,
 * each with the reason. A member is named by its fingerprint, anybody else by its IP address. Of
 * more than {@value #MOST} the oldest are forgotten. Thread-safe.
 */
public final class BanList {

  static final int MOST = 10_000;
  static final int HOURS = 24;

  private record Ban(String reason, long since) {}

  private final LongSupplier nanos;

  /** The oldest first. */
  private final Map<String, Ban> bans = new LinkedHashMap<>();

  public BanList() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock that never goes back
   */
  public BanList(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Who is banned already stays so for the first reason, and no longer. */
  public synchronized void ban(String peer, String reason) {
    if (isBanned(peer)) {
      return;
    }
    bans.remove(peer);
    bans.put(peer, new Ban(reason, nanos.getAsLong()));
    if (bans.size() > MOST) {
      var oldest = bans.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  public boolean isBanned(String peer) {
    return reason(peer).isPresent();
  }

  public synchronized Optional<String> reason(String peer) {
    return Optional.ofNullable(bans.get(peer))
        .filter(ban -> nanos.getAsLong() - ban.since() < TimeUnit.HOURS.toNanos(HOURS))
        .map(Ban::reason);
  }
}
