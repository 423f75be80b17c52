package org.swarmroom.chat.room;

import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Texts;

/** Sends the replies to a labelled command as one. Source: IRCv3 labeled-response. */
final class Labels {

  /** Source: labeled-response, section Tags. */
  private static final int MAX_BYTES = 64;

  private Labels() {}

  /**
   * The label that the answers to a message get: only for who knows batches too, as several answers
   * need one.
   */
  static Optional<String> of(Session session, Message message) {
    return session.has(Cap.LABELED_RESPONSE) && session.has(Cap.BATCH)
        ? message.tag("label").filter(label -> !label.isEmpty() && Texts.bytes(label) <= MAX_BYTES)
        : Optional.empty();
  }

  /** Ends the collection of replies and sends them; as they are without a label. */
  static void finish(RoomState state, Session session, Optional<String> label) {
    List<Outgoing> replies = session.endLabel();
    if (label.isEmpty()) {
      replies.forEach(session::send);
      return;
    }
    String server = state.settings.serverName();
    if (replies.isEmpty()) {
      session.send(Message.from(server, "ACK").with("label", label.get()));
    } else if (replies.size() == 1) {
      session.send(replies.get(0).with("label", label.get()));
    } else if (replies.get(0).startsBatchEndedBy(replies.get(replies.size() - 1))) {
      session.send(replies.get(0).with("label", label.get()));
      replies.subList(1, replies.size()).forEach(session::send);
    } else {
      String batch = state.newBatch();
      session.send(
          Message.from(server, "BATCH", "+" + batch, "labeled-response")
              .with("label", label.get()));
      for (Outgoing reply : replies) {
        session.send(reply.hasTag("batch") ? reply : reply.with("batch", batch));
      }
      session.send(Message.from(server, "BATCH", "-" + batch));
    }
  }
}
