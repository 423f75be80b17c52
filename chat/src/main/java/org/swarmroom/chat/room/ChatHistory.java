package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.log.Mark;

/**
 * CHATHISTORY for who is in the channel. What is surely in memory is answered at once, the rest by
 * the archive. Errors are FAILs for every client, since they belong to this extension. Source:
 * IRCv3 draft/chathistory.
 *
 * <p>A timestamp means a place in the order of the room as {@link Mark.Time} has it: times need not
 * rise along a room that had several hosts.
 */
final class ChatHistory {

  /** Lines a request may ask for; ISUPPORT CHATHISTORY. */
  static final int LIMIT = 200;

  private static final Mark END = new Mark.Time(Long.MAX_VALUE);

  private final RoomState state;
  private final Playback playback;
  private final Consumer<Session> resume;

  /**
   * @param resume told when a session no longer waits for the archive
   */
  ChatHistory(RoomState state, Playback playback, Consumer<Session> resume) {
    this.state = state;
    this.playback = playback;
    this.resume = resume;
  }

  void addTo(CommandTable table) {
    state.isupport.add("CHATHISTORY=" + LIMIT, "MSGREFTYPES=msgid,timestamp");
    table.add("CHATHISTORY", 1, this::run);
  }

  private void run(Session session, Message message) {
    try {
      HistoryRequest request = HistoryRequest.parse(message);
      if (request.what().equals("TARGETS")) {
        targets(session, request);
      } else if (!state.isChannel(request.target()) || !state.channel.has(session.person)) {
        fail(
            session,
            "INVALID_TARGET",
            "There is history of the room's channel only, for its members",
            request.what(),
            request.target().isEmpty() ? "*" : request.target());
      } else {
        lines(session, message, request);
      }
    } catch (HistoryRequest.Wrong e) {
      fail(session, e.code, String.valueOf(e.getMessage()), e.contexts.toArray(String[]::new));
    }
  }

  private void lines(Session session, Message message, HistoryRequest request) {
    Optional<List<Line>> here = inMemory(request);
    if (here.isPresent()) {
      playback.send(session, here.get());
      return;
    }
    session.unstored++;
    state.archive.ask(
        log -> lines(log, request),
        answer -> {
          boolean labelled = session.has(Cap.LABELED_RESPONSE) && message.tag("label").isPresent();
          if (labelled) {
            session.startLabel();
          }
          answer
              .flatMap(found -> found)
              .ifPresentOrElse(
                  lines -> playback.send(session, lines),
                  () ->
                      fail(
                          session,
                          "MESSAGE_ERROR",
                          answer.isPresent()
                              ? "That line is not known here"
                              : "The lines can't be read now; try again later",
                          request.what(),
                          state.channel.name));
          if (labelled) {
            Labels.finish(state, session, message.tag("label"));
          }
          resume.accept(session);
        });
  }

  /** By the newest lines alone, if no older one can belong to the answer. */
  private Optional<List<Line>> inMemory(HistoryRequest request) {
    List<Line> recent = state.ledger.recent();
    int n = request.limit();
    if (request.marks().isEmpty()) {
      return Optional.of(state.ledger.last(n));
    }
    OptionalInt found = position(recent, request.marks().get(0));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int at = found.getAsInt();
    return switch (request.what()) {
      case "LATEST" ->
          Optional.of(recent.subList(Math.max(at + 1, recent.size() - n), recent.size()));
      case "AFTER" -> Optional.of(recent.subList(at + 1, Math.min(recent.size(), at + 1 + n)));
      case "BEFORE" ->
          Optional.of(recent.subList(Math.max(0, at - n), at)).filter(lines -> at >= n);
      default -> Optional.empty();
    };
  }

  private static OptionalInt position(List<Line> lines, Mark mark) {
    if (mark instanceof Mark.Id named) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).id().equals(named.id())) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** Empty if a line that is referred to is not known. */
  private CompletableFuture<Optional<List<Line>>> lines(LineLog log, HistoryRequest request) {
    String channel = state.channel.name;
    int n = request.limit();
    Mark mark = request.marks().get(0);
    CompletableFuture<List<Line>> lines =
        switch (request.what()) {
          case "LATEST" -> log.between(channel, END, mark, n);
          case "BEFORE" -> log.before(channel, mark, n);
          case "AFTER" -> log.after(channel, mark, n);
          case "AROUND" -> log.around(channel, mark, n);
          default -> log.between(channel, mark, request.marks().get(1), n);
        };
    return lines.thenCompose(
        found -> found.isEmpty() ? known(log, request.marks()) : done(Optional.of(found)));
  }

  /** No lines: because there are none, or because a reference leads nowhere. */
  private static CompletableFuture<Optional<List<Line>>> known(LineLog log, List<Mark> marks) {
    List<String> ids = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark instanceof Mark.Id named && !ids.contains(named.id())) {
        ids.add(named.id());
      }
    }
    return ids.isEmpty()
        ? done(Optional.of(List.of()))
        : log.find(ids)
            .thenApply(
                found -> found.size() < ids.size() ? Optional.empty() : Optional.of(List.of()));
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  /** There is but one target: private lines are not kept. */
  private void targets(Session session, HistoryRequest request) {
    long one = ((Mark.Time) request.marks().get(0)).at();
    long other = ((Mark.Time) request.marks().get(1)).at();
    String server = state.settings.serverName();
    String batch = state.newBatch();
    boolean batched = session.has(Cap.BATCH);
    if (batched) {
      session.send(Message.from(server, "BATCH", "+" + batch, "draft/chathistory-targets"));
    }
    List<Line> last = state.ledger.last(1);
    if (request.limit() > 0 && !last.isEmpty() && state.channel.has(session.person)) {
      long at = last.get(0).at();
      if (at > Math.min(one, other) && at < Math.max(one, other)) {
        Message target =
            Message.from(server, "CHATHISTORY", "TARGETS", state.channel.name, ServerTags.time(at));
        session.send(batched ? target.with("batch", batch) : target);
      }
    }
    if (batched) {
      session.send(Message.from(server, "BATCH", "-" + batch));
    }
  }

  private void fail(Session session, String code, String sentence, String... contexts) {
    List<String> params = new ArrayList<>(List.of("CHATHISTORY", code));
    params.addAll(List.of(contexts));
    params.add(sentence);
    state.tell(session, "FAIL", params.toArray(String[]::new));
  }
}
