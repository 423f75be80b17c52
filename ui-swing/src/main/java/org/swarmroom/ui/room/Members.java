package org.swarmroom.ui.room;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.PeerRow;

/** Who is here: the host first, then by nick; whose files are away is known from the peers. */
final class Members {

  private static final Comparator<RoomView.Member> ORDER =
      Comparator.comparing((RoomView.Member member) -> !member.host())
          .thenComparing(RoomView.Member::nick, Collator.getInstance(Locale.ROOT))
          .thenComparing(RoomView.Member::nick);

  private final Consumer<List<RoomView.Member>> show;
  private final Predicate<String> ignored;
  private final Map<String, MemberRow> byNick = new HashMap<>();
  private final Map<String, String> fingerprints = new HashMap<>();
  private final Map<String, String> peerStates = new HashMap<>();

  /**
   * @param ignored nicks whose words are not shown
   */
  Members(Consumer<List<RoomView.Member>> show, Predicate<String> ignored) {
    this.ignored = ignored;
    this.show = show;
  }

  void all(List<MemberRow> members) {
    take(members);
    show();
  }

  Optional<MemberRow> named(String nick) {
    return byNick.values().stream()
        .filter(member -> member.nick().equalsIgnoreCase(nick))
        .findFirst();
  }

  /** Of whoever had a nick last, also if it left; empty if there is none, or it has none. */
  String fingerprint(String nick) {
    return fingerprints.getOrDefault(nick.toLowerCase(Locale.ROOT), "");
  }

  private void put(MemberRow member) {
    byNick.put(member.nick(), member);
    fingerprints.put(member.nick().toLowerCase(Locale.ROOT), member.fingerprint());
  }

  void peers(List<PeerRow> peers) {
    peerStates.clear();
    peers.forEach(peer -> peerStates.put(peer.fingerprint(), peer.state()));
    show();
  }

  /** Takes what happened and shows it once. */
  void heard(List<NodeEvent> batch) {
    boolean changed = false;
    for (var event : batch) {
      changed |= heard(event);
    }
    if (changed) {
      show();
    }
  }

  private boolean heard(NodeEvent event) {
    if (event instanceof NodeEvent.MemberJoined joined) {
      put(joined.member());
    } else if (event instanceof NodeEvent.MemberLeft left) {
      byNick.remove(left.member().nick());
    } else if (event instanceof NodeEvent.MembersChanged changed) {
      take(changed.members());
    } else if (event instanceof NodeEvent.PeerChanged changed) {
      peerStates.put(changed.peer().fingerprint(), changed.peer().state());
    } else {
      return false;
    }
    return true;
  }

  private void take(List<MemberRow> members) {
    byNick.clear();
    members.forEach(this::put);
  }

  /** Shows them again, because it changed who is ignored. */
  void show() {
    var shown = new ArrayList<RoomView.Member>();
    for (var member : byNick.values()) {
      boolean away = "away".equals(peerStates.get(member.fingerprint()));
      boolean stock = member.fingerprint().isEmpty();
      shown.add(
          new RoomView.Member(
              member.nick(),
              member.fingerprint(),
              member.host(),
              member.self(),
              stock,
              away && !stock,
              member.away(),
              ignored.test(member.nick()),
              member.next() == 0,
              member.roundTripMillis()));
    }
    shown.sort(ORDER);
    show.accept(shown);
  }
}
