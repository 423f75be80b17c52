package org.swarmroom.sharing.discovery;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.Catalogues;
import org.swarmroom.index.search.ListedSize;
import org.swarmroom.sharing.transfer.HolderAddress;
import org.swarmroom.sharing.transfer.HolderSource;

/**
 * Answers who holds a content now: members whose catalogue lists it and whose link lives. Any
 * thread.
 *
 * <p>Remembers the contents it was asked for, the last {@value #MOST_ASKED}, and tells its
 * listeners only of those.
 */
final class OnlineMembers implements HolderSource {

  private static final int MOST_ASKED = 10_000;

  private static final int MOST_ADDRESSES = 4;

  private record Online(List<HostPort> addresses) {}

  private final Catalogues catalogues;
  private final Map<String, Online> online = new ConcurrentHashMap<>();
  private final Map<String, String> nicks = new ConcurrentHashMap<>();
  private final Set<ContentId> asked = Collections.synchronizedSet(new LinkedHashSet<>());
  private final List<Consumer<ContentId>> listeners = new CopyOnWriteArrayList<>();

  OnlineMembers(Catalogues catalogues) {
    this.catalogues = catalogues;
  }

  @Override
  public Collection<HolderAddress> holders(ContentId content) {
    remember(content);
    var holders = new ArrayList<HolderAddress>();
    for (ListedSize listed : catalogues.sizes(content)) {
      for (String fingerprint : listed.holders()) {
        Online member = online.get(fingerprint);
        if (member != null) {
          member.addresses().stream()
              .map(address -> new InetSocketAddress(address.host(), address.port()))
              .filter(address -> !address.isUnresolved())
              .map(at -> new HolderAddress(fingerprint, nick(fingerprint), at, listed.size()))
              .forEach(holders::add);
        }
      }
    }
    return holders;
  }

  private void remember(ContentId content) {
    synchronized (asked) {
      asked.remove(content);
      asked.add(content);
      if (asked.size() > MOST_ASKED) {
        asked.remove(asked.iterator().next());
      }
    }
  }

  @Override
  public void listen(Consumer<ContentId> changed) {
    listeners.add(changed);
  }

  @Override
  public String nick(String fingerprint) {
    return nicks.getOrDefault(fingerprint, "");
  }

  boolean isOnline(String fingerprint) {
    return online.containsKey(fingerprint);
  }

  void update(PeerEntry entry) {
    if (entry.fingerprint.isEmpty()) {
      return;
    }
    if (!entry.nick.isEmpty()) {
      nicks.put(entry.fingerprint, entry.nick);
    }
    if (entry.state == PeerState.ONLINE) {
      online.put(entry.fingerprint, new Online(literals(entry)));
    } else {
      online.remove(entry.fingerprint);
    }
  }

  /** Where we reached it, though it was dialled by a name, and then its other addresses. */
  private static List<HostPort> literals(PeerEntry entry) {
    return Stream.concat(entry.dialledAt().stream(), entry.addresses().stream())
        .filter(HostPort::isLiteral)
        .distinct()
        .limit(MOST_ADDRESSES)
        .toList();
  }

  /** A catalogue has or lost this content. */
  void changed(ContentId content) {
    if (asked.contains(content)) {
      listeners.forEach(listener -> listener.accept(content));
    }
  }

  /** A member came or went: whatever was asked for may have other holders now. */
  void presenceChanged() {
    List<ContentId> contents;
    synchronized (asked) {
      contents = List.copyOf(asked);
    }
    contents.forEach(content -> listeners.forEach(listener -> listener.accept(content)));
  }
}
