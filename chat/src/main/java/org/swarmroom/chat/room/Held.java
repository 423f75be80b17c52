package org.swarmroom.chat.room;

import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.chat.irc.Message;

/**
 * Lets a session wait for an answer from elsewhere: what it sends next is held until then, and what
 * it is told by the answer carries the label of its command.
 */
final class Held {

  private final RoomState state;
  private final Consumer<Session> resume;

  /**
   * @param resume told when a session no longer waits
   */
  Held(RoomState state, Consumer<Session> resume) {
    this.state = state;
    this.resume = resume;
  }

  /**
   * @param answer not run if the session is gone by then
   * @return to be called once, on the room's thread, after the command's own turn
   */
  <T> Consumer<T> until(Session session, Message cause, Consumer<T> answer) {
    session.unstored++;
    return result -> {
      try {
        if (session.state != Session.State.GONE) {
          labelled(session, cause, () -> answer.accept(result));
        }
      } finally {
        resume.accept(session);
      }
    };
  }

  private void labelled(Session session, Message cause, Runnable answer) {
    Optional<String> label =
        session.has(Cap.LABELED_RESPONSE) ? cause.tag("label") : Optional.empty();
    if (label.isPresent()) {
      session.startLabel();
    }
    answer.run();
    if (label.isPresent()) {
      Labels.finish(state, session, label);
    }
  }
}
