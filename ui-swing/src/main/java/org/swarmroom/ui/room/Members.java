package org.swarmroom.ui.room;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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
  private final Map<String, MemberRow> byNick = new HashMap<>();
  private final Map<String, String> peerStates = new HashMap<>();

  Members(Consumer<List<RoomView.Member>> show) {
    this.show = show;
  }

  void all(List<MemberRow> members) {
    take(members);
    show();
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
      byNick.put(joined.member().nick(), joined.member());
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
    members.forEach(member -> byNick.put(member.nick(), member));
  }

  private void show() {
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
              member.roundTripMillis()));
    }
    shown.sort(ORDER);
    show.accept(shown);
  }
}
