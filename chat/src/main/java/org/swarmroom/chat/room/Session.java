package org.swarmroom.chat.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmroom.chat.irc.Message;

/**
 * What the room knows of one connection, and the person who is on it. Opaque outside.
 *
 * <p>States: registering, then registered, then gone; from any to gone.
 *
 * <p>Invariant: while {@link #unstored} lines of it wait for the disk, or an answer from elsewhere
 * does, what it sends next waits in {@link #held}, so that nobody sees its words out of order.
 */
public final class Session {

  enum State {
    REGISTERING,
    REGISTERED,
    GONE
  }

  final Port port;
  final Origin origin;
  State state = State.REGISTERING;

  final Person person;
  String password = "";
  boolean negotiating;

  /** Highest version the client named by CAP LS; 0 before. */
  int capVersion;

  Optional<SaslExchange> sasl = Optional.empty();

  int wrongPasswords;

  /** When it asked to be let in; epoch ms. */
  long knockedAt;

  int unstored;
  final Deque<Message> held = new ArrayDeque<>();
  Optional<String> leaving = Optional.empty();

  private final Set<Cap> caps = EnumSet.noneOf(Cap.class);
  private int tagCaps;
  private @Nullable List<Outgoing> labelled;

  Session(Port port, Origin origin) {
    this.port = port;
    this.origin = origin;
    this.person = new Person(origin.secure());
  }

  /** Stands for somebody on another server: what is sent to it goes nowhere. */
  Session(Person remote) {
    this(Port.NOWHERE, remote);
  }

  /** Somebody on another server, who is reached in another way than clients are. */
  Session(Port port, Person remote) {
    this.port = port;
    this.origin = new Origin("", Optional.empty(), remote.secure);
    this.person = remote;
    this.state = State.REGISTERED;
  }

  boolean has(Cap cap) {
    return caps.contains(cap);
  }

  Set<Cap> caps() {
    return caps;
  }

  void set(Cap cap, boolean on) {
    if (on) {
      caps.add(cap);
    } else {
      caps.remove(cap);
    }
    capsChanged();
  }

  /**
   * After {@link Person#member} changed too: only who proved the key is sent what is for members.
   */
  void capsChanged() {
    int bits = 0;
    for (Cap cap : caps) {
      if (cap != Cap.ROOM || person.member) {
        bits |= cap.tagBit();
      }
    }
    tagCaps = bits;
  }

  /** A member's program that speaks our own words. */
  boolean isNative() {
    return person.member && has(Cap.ROOM);
  }

  boolean registered() {
    return state == State.REGISTERED;
  }

  void send(Outgoing line) {
    if (labelled != null) {
      labelled.add(line);
    } else if (state != State.GONE) {
      port.write(line.bytes(tagCaps));
    }
  }

  void send(Message message) {
    send(new Outgoing(message));
  }

  /** From here on replies are collected, to be labelled together. */
  void startLabel() {
    labelled = new ArrayList<>();
  }

  /** What was collected; later replies go out at once again. */
  List<Outgoing> endLabel() {
    List<Outgoing> all = labelled == null ? List.of() : labelled;
    labelled = null;
    return all;
  }

  boolean labelling() {
    return labelled != null;
  }
}
