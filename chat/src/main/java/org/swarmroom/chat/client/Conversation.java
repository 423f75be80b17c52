package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.Stamp;

/**
 * What is said in the room, once we are in it: lines, acknowledgements, history, requests. Confined
 * to the client's executor.
 */
final class Conversation implements Ears.Listener, LogMeeting.Listener {

  /** Lines asked for at once to close a gap. */
  private static final int PAGE = 200;

  private static final int MAX_PAGES = 50;

  private final Scene scene;
  private final Outbox outbox;
  private final OwnLog log;
  private final RequestDesk desk;
  private final Optional<Whispers> whispers;
  private final Ears ears;

  /** Sealed lines that came before we knew who is in the room. */
  private final List<Message> early = new ArrayList<>();

  private final LogMeeting meeting;
  private final LongConsumer succession;
  private final Map<String, CompletableFuture<List<Line>>> histories = new HashMap<>();
  private long historyNumber;

  /**
   * @param succession hears epochs that were met
   */
  Conversation(
      Scene scene,
      Outbox outbox,
      OwnLog log,
      RequestDesk desk,
      Optional<Whispers> whispers,
      LongConsumer succession) {
    this.scene = scene;
    this.succession = succession;
    this.meeting = new LogMeeting(scene, log, this);
    this.outbox = outbox;
    this.log = log;
    this.desk = desk;
    this.whispers = whispers;
    this.ears = new Ears(scene, this);
  }

  /** The connection is gone: what was half heard on it is void. */
  void reset() {
    outbox.left();
    meeting.left();
    ears.clear();
    early.clear();
    whispers.ifPresent(Whispers::reset);
    List<CompletableFuture<List<Line>>> lost = List.copyOf(histories.values());
    histories.clear();
    lost.forEach(
        h -> h.completeExceptionally(new ChatException("The host is away; try again later.")));
  }

  void received(Message message) {
    meeting.received(message);
    switch (message.command()) {
      case "BATCH" -> ears.batch(message);
      case "PRIVMSG", "NOTICE" -> ears.spoken(message);
      case "TAGMSG" -> {
        desk.tagged(message);
        whispers.ifPresent(w -> w.tagged(message));
      }
      case "FAIL" -> failed(message);
      case Numerics.ERR_NOSUCHNICK -> noSuchNick(message);
      case Numerics.ERR_CANNOTSENDTOCHAN ->
          outbox.refused(
              ears.label(message), "The room does not take your line: " + message.last());
      default -> {}
    }
  }

  private void failed(Message message) {
    String label = ears.label(message);
    CompletableFuture<List<Line>> history = histories.remove(label);
    if (history != null) {
      history.completeExceptionally(new ChatException("The host has no older lines."));
    } else if (outbox.knows(message.param(2))) {
      outbox.refused(message.param(2), message.last());
    } else if (!label.isEmpty()) {
      outbox.refused(label, message.last());
    }
  }

  private void noSuchNick(Message message) {
    String nick = message.param(1);
    String sentence = "No member " + nick + " is in the room now, so your line was not sent.";
    String label = ears.label(message);
    if (outbox.knows(label)) {
      outbox.refused(label, sentence);
    } else {
      outbox.refusedTo(nick, sentence);
    }
  }

  @Override
  public void heard(Line shown, Message message, String label) {
    if (scene.isChannel(shown.to())) {
      told(shown, message, label);
    } else {
      toldPrivately(shown, message, label);
    }
  }

  private void toldPrivately(Line shown, Message message, String label) {
    Optional<String> envelope = message.tag(Line.SEALED);
    if (scene.isMe(shown.from())) {
      Optional<Line> said = outbox.said(outbox.knows(label) ? label : shown.id(), shown);
      if (said.isPresent() || envelope.isEmpty()) {
        told(said.orElse(shown), message, label);
      }
    } else if (envelope.isEmpty() || whispers.isEmpty()) {
      told(shown, message, label);
    } else if (scene.inRoom) {
      whispers
          .get()
          .open(shown, envelope.get())
          .ifPresent(line -> told(line, message.withTags(Map.of()), ""));
    } else if (early.size() < PAGE) {
      early.add(message);
    }
  }

  /** We are in the room, and know who is there. */
  void entered() {
    List<Message> now = List.copyOf(early);
    early.clear();
    now.forEach(ears::spoken);
    meeting.entered();
  }

  private void told(Line line, Message message, String label) {
    boolean own = scene.isMe(line.from());
    if (line.kind() == org.swarmroom.chat.log.LineKind.NOTICE) {
      if (!message.source().contains("!")) {
        return; // the server's own small talk
      }
      if (desk.noticed(line, message)) {
        return;
      }
    }
    Optional<Stamp> stamp = Stamp.parse(line.stamp());
    if (stamp.filter(s -> !scene.believes(s.epoch())).isPresent()) {
      return;
    }
    stamp.ifPresent(s -> succession.accept(s.epoch()));
    int over = meeting.connection();
    String ours = own && outbox.knows(label) ? label : line.id();
    boolean fresh =
        log.add(
            line,
            kept -> {
              meeting.stored(over, line);
              outbox.logged(ours, line);
            });
    if (fresh && !own && !line.isSealed() && !scene.isChannel(line.to())) {
      whispers.ifPresent(w -> w.plain(line));
    }
    if (fresh) {
      scene.emit(new RoomEvent.LineReceived(line, false));
    }
    if (!own && fresh) {
      desk.heard(line, message);
    }
  }

  // ---------------------------------------------------------------- the logs' meeting

  @Override
  public void mayTalk() {
    outbox.entered();
  }

  @Override
  public void fetched(Line line) {
    outbox.logged(line.id(), line);
  }

  @Override
  public void safe(List<String> ids) {
    outbox.safe(ids);
    scene.emit(new RoomEvent.LinesSafe(ids));
  }

  @Override
  public void epoch(long epoch) {
    succession.accept(epoch);
  }

  // ---------------------------------------------------------------- history

  @Override
  public void history(List<Line> lines, String label) {
    CompletableFuture<List<Line>> asked = histories.remove(label);
    if (asked != null) {
      asked.complete(lines);
      return;
    }
    boolean gap = !log.isEmpty() && lines.size() >= PAGE && !log.knows(lines.get(0).id());
    replay(lines);
    if (gap) {
      fill(lines.get(0).id(), 1);
    }
  }

  /** Asks for what came before, until it meets what is known. */
  private void fill(String before, int page) {
    history(before, PAGE)
        .thenAccept(
            lines -> {
              boolean more =
                  lines.size() >= PAGE && page < MAX_PAGES && !log.knows(lines.get(0).id());
              replay(lines);
              if (more) {
                fill(lines.get(0).id(), page + 1);
              }
            })
        .exceptionally(
            failure -> {
              scene.emit(
                  new RoomEvent.Warning("Older lines could not be fetched; they may be missing."));
              return null;
            });
  }

  private void replay(List<Line> lines) {
    for (Line line : lines) {
      if (log.add(line, kept -> outbox.logged(line.id(), line))) {
        scene.emit(new RoomEvent.LineReceived(line, true));
      }
    }
  }

  /** Lines of the channel before one that is known. */
  CompletableFuture<List<Line>> history(String beforeId, int n) {
    if (!scene.inRoom || !scene.caps.contains("draft/chathistory")) {
      return CompletableFuture.failedFuture(
          new ChatException("The host gives no older lines now."));
    }
    String label = "h" + ++historyNumber;
    CompletableFuture<List<Line>> answer = new CompletableFuture<>();
    histories.put(label, answer);
    scene.send(
        Message.of(
                "CHATHISTORY", "BEFORE", scene.channel(), "msgid=" + beforeId, Integer.toString(n))
            .with("label", label));
    return answer;
  }
}
