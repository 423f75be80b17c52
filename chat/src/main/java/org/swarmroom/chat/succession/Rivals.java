package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.Answer.Hosting;

/**
 * A host's looks for other hosts of its room: soon after opening, then every {@link Rivalry#EVERY}
 * ms at its successors and the old seats; and at once after it was itself asleep, when it stamps
 * nothing until everybody has answered.
 */
final class Rivals {

  private final String self;
  private final Set<String> asked = new HashSet<>();
  private Rivalry rivalry = new Rivalry();
  private long nextLook;
  private long answersUntil;
  private boolean held;

  Rivals(String self) {
    this.self = self;
  }

  void opened(long now) {
    rivalry = new Rivalry();
    asked.clear();
    held = false;
    nextLook = now + Rivalry.FIRST;
  }

  void stop() {
    asked.clear();
    held = false;
  }

  /** We have slept: perhaps the room goes on elsewhere. */
  void suspect(long now, List<Action> out) {
    if (!held) {
      held = true;
      out.add(new Action.Hold());
    }
    nextLook = now;
  }

  void ask(Seat rival, long now, List<Action> out) {
    ask(rival.fingerprint(), rival.addresses(), now, out);
    answersUntil = now + Search.DIAL;
  }

  private void ask(String fingerprint, List<HostPort> addresses, long now, List<Action> out) {
    if (!fingerprint.equals(self) && !addresses.isEmpty() && asked.add(fingerprint)) {
      out.add(new Action.Dial(fingerprint, addresses, now + Search.DIAL));
    }
  }

  void answered(String fingerprint) {
    asked.remove(fingerprint);
  }

  boolean yields(Hosting we, Hosting rival, long now) {
    return rivalry.yields(we, rival, now);
  }

  List<Action> next(Standing standing, long now) {
    List<Action> out = new ArrayList<>();
    if (now >= answersUntil) {
      asked.clear();
    }
    if (now >= nextLook) {
      nextLook = now + Rivalry.EVERY;
      answersUntil = now + Search.DIAL;
      standing.others().forEach(s -> ask(s.fingerprint(), s.addresses(), now, out));
    }
    if (held && asked.isEmpty()) {
      held = false;
      out.add(new Action.Resume());
    }
    return out;
  }

  /** When {@link #next} has something to do, epoch ms. */
  long dueAt() {
    return asked.isEmpty() ? nextLook : Math.min(nextLook, answersUntil);
  }
}
