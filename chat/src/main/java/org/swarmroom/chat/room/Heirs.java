package org.swarmroom.chat.room;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.AnswerText;
import org.swarmroom.chat.succession.ReachPlan;
import org.swarmroom.chat.succession.ReachPlan.Check;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;
import org.swarmroom.chat.succession.SuccessorList;
import org.swarmroom.chat.succession.SuccessorText;

/**
 * Who hosts next: has members dialled back, by the host and by each other, tells all of them the
 * list, and hands the room over. Confined to the room's thread.
 */
final class Heirs {

  private static final int MOST_CHECKS = 256;

  private final RoomState state;
  private final Outside outside;
  private final SuccessorList list;
  private final ReachPlan plan = new ReachPlan();
  private final Map<String, Person> present = new LinkedHashMap<>();

  /** Checks that other members were asked for, by their numbers. */
  private final Map<Integer, Check> asked =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Check> eldest) {
          return size() > MOST_CHECKS;
        }
      };

  private int checks;
  private Optional<HandOver> handOver = Optional.empty();

  private record HandOver(String to, CompletableFuture<Seat> taken) {}

  /**
   * @param inherited the list as the last host told it
   */
  Heirs(RoomState state, Outside outside, List<Successor> inherited) {
    this.state = state;
    this.outside = outside;
    this.list = new SuccessorList(state.settings.fingerprint(), inherited, state.clock.millis());
  }

  /** Somebody has joined. */
  void joined(Session session) {
    lookAround();
    if (session.isNative()) {
      list.parts().forEach(part -> session.send(succ(part)));
    }
    tick();
  }

  void tick() {
    lookAround();
    long now = state.clock.millis();
    plan.due(list.order(), now).forEach(this::check);
    tell();
  }

  /** Members' programs that came or went since the last look; not the host's own. */
  private void lookAround() {
    Map<String, Person> there = new HashMap<>();
    for (Person person : state.channel.members()) {
      if (person.member && person.server.isEmpty() && !state.isHost(person)) {
        there.putIfAbsent(person.identity, person);
      }
    }
    for (String gone : List.copyOf(present.keySet())) {
      if (!there.containsKey(gone)) {
        present.remove(gone);
        list.left(gone);
        plan.left(gone);
        handOver.filter(open -> open.to.equals(gone)).ifPresent(open -> unable("it is gone"));
      }
    }
    there.forEach(
        (identity, person) -> {
          if (present.put(identity, person) == null) {
            list.joined(identity, addresses(person));
          }
        });
  }

  private static List<HostPort> addresses(Person person) {
    return person.addresses.stream().flatMap(each -> HostPort.parse(each).stream()).toList();
  }

  private void check(Check check) {
    Person member = present.get(check.member());
    if (member == null) {
      return;
    }
    if (check.by().isEmpty()) {
      var unused =
          outside
              .reaches(check.member(), addresses(member))
              .thenAccept(ok -> checked(check, state.settings.fingerprint(), ok));
    } else {
      int number = ++checks;
      asked.put(number, check);
      Optional.ofNullable(present.get(check.by().get()))
          .ifPresent(
              by ->
                  state.send(
                      by,
                      Message.from(
                          state.settings.serverName(),
                          Vendor.COMMAND,
                          "CHECK",
                          Integer.toString(number),
                          check.member(),
                          AnswerText.addresses(addresses(member)))));
    }
  }

  /** A member says what came of a check that it was asked for. */
  void checked(Session session, Message message) {
    if (!message.param(1).matches("[0-9]{1,9}")) {
      return;
    }
    Check check = asked.get(Integer.parseInt(message.param(1)));
    if (check != null && check.by().equals(Optional.of(session.person.identity))) {
      asked.remove(Integer.parseInt(message.param(1)));
      checked(check, session.person.identity, message.param(2).equals("ok"));
    }
  }

  private void checked(Check check, String by, boolean ok) {
    long now = state.clock.millis();
    plan.result(check, ok, now);
    list.reached(check.member(), by, ok, now);
    tell();
  }

  private void tell() {
    for (SuccessorList.Part part : list.news(state.clock.millis())) {
      state.toChannel(succ(part), Session::isNative);
    }
  }

  private Message succ(SuccessorList.Part part) {
    return Message.from(
        state.settings.serverName(),
        Vendor.COMMAND,
        SuccessorText.params(part).toArray(String[]::new));
  }

  List<Successor> list() {
    return list.list(state.clock.millis());
  }

  /** Tells a member to open the room; {@code taken} hears what it says. */
  void handOver(Successor to, CompletableFuture<Seat> taken) {
    handOver.ifPresent(open -> unable("another one is asked"));
    Person member = present.get(to.fingerprint());
    if (member == null) {
      taken.completeExceptionally(new IllegalStateException("it is gone"));
      return;
    }
    handOver = Optional.of(new HandOver(to.fingerprint(), taken));
    state.send(
        member,
        Message.from(
            state.settings.serverName(),
            Vendor.COMMAND,
            "TAKE",
            Long.toString(state.ledger.epoch())));
  }

  /** The member that was told to open the room has done so. */
  void ready(Session session, Message message) {
    if (isAsked(session)) {
      Optional<Seat> seat =
          AnswerText.seat(message.params(), 1)
              .filter(each -> each.fingerprint().equals(session.person.identity));
      if (seat.isPresent()) {
        handOver.get().taken.complete(seat.get());
        handOver = Optional.empty();
      } else {
        unable("it does not say where");
      }
    }
  }

  void unable(Session session) {
    if (isAsked(session)) {
      unable("it can't");
    }
  }

  private boolean isAsked(Session session) {
    return handOver.filter(open -> open.to.equals(session.person.identity)).isPresent();
  }

  private void unable(String why) {
    handOver.ifPresent(open -> open.taken.completeExceptionally(new IllegalStateException(why)));
    handOver = Optional.empty();
  }

  /** Tells everybody where the room goes on. */
  void moved(Seat to) {
    var params = new java.util.ArrayList<>(List.of("MOVED"));
    AnswerText.add(params, to);
    Message moved =
        Message.from(state.settings.serverName(), Vendor.COMMAND, params.toArray(String[]::new));
    state.toChannel(moved, Session::isNative);
    state.toChannel(
        Message.from(
            state.settings.serverName(),
            "NOTICE",
            state.settings.channel(),
            "The host leaves, and the room goes on elsewhere: ask a member for its address and"
                + " connect again."),
        session -> !session.isNative());
  }
}
