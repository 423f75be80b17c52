package org.swarmroom.chat.succession.sim;

import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.succession.LogSync.Want;
import org.swarmroom.chat.succession.Place;
import org.swarmroom.chat.succession.ReachPlan;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;
import org.swarmroom.chat.succession.SuccessorList;

/** What goes over a connection between members. */
sealed interface Msg {

  /** ROOM PROVE, ROOM SEEN, JOIN. */
  record Join(Successor member, long epoch, Optional<Place> newest) implements Msg {}

  record Joined(long epoch) implements Msg {}

  record HaveAll(List<String> words) implements Msg {}

  record WantPage(Want page) implements Msg {}

  /** A line as said now, or one of a page. */
  record Tell(SimLine line, boolean page) implements Msg {}

  record Sent(Want page, int lines) implements Msg {}

  record Say(String id, int sender, int number) implements Msg {}

  record Got(Stamp stamp) implements Msg {}

  record Safe(String id, int copies) implements Msg {}

  record Succ(SuccessorList.Part part) implements Msg {}

  record People(List<Successor> members) implements Msg {}

  record CheckReach(ReachPlan.Check check, Successor whom) implements Msg {}

  record Checked(ReachPlan.Check check, boolean ok) implements Msg {}

  record Moved(Seat to) implements Msg {}

  record Take(long epoch) implements Msg {}

  record Ready(Seat seat) implements Msg {}

  record Unable(String fingerprint) implements Msg {}

  record Ping(boolean pong) implements Msg {}
}
