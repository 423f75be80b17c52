package org.swarmroom.chat.client;

import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.log.StampRange;
import org.swarmroom.chat.room.LineText;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.succession.Gots;
import org.swarmroom.chat.succession.Have;
import org.swarmroom.chat.succession.LogSync;
import org.swarmroom.chat.succession.StampOrigin;

/**
 * Makes our log and the host's equal at every connection, and tells the host what is on our disk;
 * see {@link Vendor}. Confined to the client's executor.
 *
 * <p>States: outside, comparing, fetching, equal; the host says when it is. What is fetched is
 * shown when all of it is here, in the order of the room.
 */
final class LogMeeting {

  /** What happens meanwhile. */
  interface Listener {
    /** Both logs are equal, or it takes so long that nobody should wait. */
    void mayTalk();

    /** A line of another time is on disk; perhaps one of ours. */
    void fetched(Line line);

    /** Enough others have these lines of ours. */
    void safe(List<String> ids);

    /** A line with a stamp of this epoch came. */
    void epoch(long epoch);
  }

  /** Lines that are shown of what was fetched; older ones are in the log. */
  static final int SHOWN = 10_000;

  /** What is said waits no longer, even if there is much to fetch. */
  static final long PATIENCE_MILLIS = 2_000;

  private static final int MAX_ASKED = 8;

  private final Scene scene;
  private final OwnLog log;
  private final Listener listener;
  private final LineText text;
  private final Gots gots = new Gots();

  /** Counts connections: what comes late of an old one is void. */
  private int connection;

  private LogSync sync = new LogSync();
  private Have theirs = new Have();
  private Optional<Have> ours = Optional.empty();
  private boolean told;
  private boolean talking;
  private boolean equal;
  private boolean hostEqual;
  private final Map<LogSync.Want, Integer> open = new HashMap<>();
  private final Deque<LogSync.Want> asked = new ArrayDeque<>();
  private boolean reading;
  private List<Line> fetched = new ArrayList<>();
  private @Nullable Future<?> gotTimer;

  LogMeeting(Scene scene, OwnLog log, Listener listener) {
    this.scene = scene;
    this.log = log;
    this.listener = listener;
    this.text = new LineText(scene.config.link().room());
  }

  /** We stand in the room. */
  void entered() {
    int mine = ++connection;
    if (!scene.isNative() || scene.servedHere()) {
      equal = true;
      hostEqual = true;
      talk();
      return;
    }
    var unused =
        log.have()
            .exceptionally(
                failure -> {
                  log.complain(failure);
                  return new Have();
                })
            .thenAcceptAsync(
                have -> {
                  if (mine == connection) {
                    tell(have);
                  }
                },
                scene.loop);
    scene.loop.schedule(
        () -> {
          if (mine == connection) {
            talk();
          }
        },
        PATIENCE_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /** The connection is gone. */
  void left() {
    connection++;
    sync = new LogSync();
    theirs = new Have();
    ours = Optional.empty();
    told = false;
    talking = false;
    equal = false;
    hostEqual = false;
    open.clear();
    asked.clear();
    reading = false;
    gots.restart();
    if (gotTimer != null) {
      gotTimer.cancel(false);
      gotTimer = null;
    }
    show();
  }

  /** A word of the host's. */
  void received(Message message) {
    if (!message.command().equals(Vendor.COMMAND)
        || message.source().contains("!")
        || !scene.isNative()
        || scene.servedHere() && !message.param(0).matches("LINE|TAGS|SAFE")) {
      return;
    }
    switch (message.param(0)) {
      case "HAVE" -> have(message);
      case "WANT" -> Vendor.page(message).ifPresent(this::want);
      case "TAGS" -> text.tags(message);
      case "LINE" -> text.line(message).filter(l -> scene.isChannel(l.to())).ifPresent(this::line);
      case "EQUAL" -> {
        hostEqual = true;
        talkIfEqual();
      }
      case "SENT" -> Vendor.page(message).ifPresent(this::sent);
      case "SAFE" -> listener.safe(message.params().subList(1, message.params().size()));
      default -> {}
    }
  }

  private void talk() {
    if (!talking) {
      talking = true;
      listener.mayTalk();
    }
  }

  // ---------------------------------------------------------------- what we lack

  private void tell(Have have) {
    ours = Optional.of(have);
    Vendor.lines("HAVE", have.words()).forEach(scene::send);
    scene.send(Message.of(Vendor.COMMAND, "HAVE", "."));
    begin();
  }

  private void have(Message message) {
    if (told) {
      return;
    }
    if (message.param(1).equals(".")) {
      told = true;
      begin();
    } else {
      message.params().stream().skip(1).filter(this::believable).forEach(theirs::add);
    }
  }

  private boolean believable(String word) {
    return StampOrigin.parse(word.substring(0, Math.max(0, word.indexOf('='))))
        .filter(origin -> scene.believes(origin.epoch()))
        .isPresent();
  }

  private void begin() {
    if (told && ours.isPresent()) {
      ask(sync.begin(ours.get(), theirs));
    }
  }

  private void ask(List<LogSync.Want> wants) {
    for (LogSync.Want want : wants) {
      open.put(want, 0);
      scene.send(Vendor.page("WANT", want));
    }
    if (sync.done() && !equal) {
      equal = true;
      show();
      talkIfEqual();
    }
  }

  private void talkIfEqual() {
    if (equal && hostEqual) {
      talk();
    }
  }

  private void line(Line line) {
    Stamp stamp = Stamp.parse(line.stamp()).orElseThrow();
    if (!scene.believes(stamp.epoch())) {
      return;
    }
    open.replaceAll((want, lines) -> isIn(want, stamp) ? lines + 1 : lines);
    listener.epoch(stamp.epoch());
    int mine = connection;
    log.add(
        line,
        kept -> {
          stored(mine, stamp);
          if (kept == Kept.NEW) {
            fetched.add(line);
            if (equal || mine != connection) {
              show();
            }
          }
          listener.fetched(line);
        });
  }

  private static boolean isIn(LogSync.Want want, Stamp stamp) {
    return want.origin().equals(StampOrigin.of(stamp))
        && stamp.number() >= want.from()
        && stamp.number() <= want.to();
  }

  /** A page counts when it is on disk. */
  private void sent(LogSync.Want page) {
    int mine = connection;
    var unused =
        log.flushed()
            .thenRun(
                () -> {
                  Integer lines = mine == connection ? open.remove(page) : null;
                  if (lines != null) {
                    ask(sync.sent(page, lines));
                  }
                });
  }

  private void show() {
    List<Line> lines = fetched;
    fetched = new ArrayList<>();
    lines.stream()
        .sorted(Line.ORDER)
        .skip(Math.max(0, lines.size() - SHOWN))
        .forEach(line -> scene.emit(new RoomEvent.LineReceived(line, true)));
  }

  // ---------------------------------------------------------------- what the host lacks

  private void want(LogSync.Want want) {
    if (want.fair() && asked.size() < MAX_ASKED) {
      asked.add(want);
      read();
    }
  }

  /** One page at a time. */
  private void read() {
    if (reading || asked.isEmpty()) {
      return;
    }
    reading = true;
    int mine = connection;
    LogSync.Want want = asked.remove();
    var unused =
        log.range(
                new StampRange(want.origin().epoch(), want.origin().host(), want.from(), want.to()))
            .exceptionally(
                failure -> {
                  log.complain(failure);
                  return List.of();
                })
            .thenAcceptAsync(
                lines -> {
                  if (mine == connection) {
                    reading = false;
                    lines.forEach(line -> LineText.messages(line).forEach(scene::send));
                    scene.send(Vendor.page("SENT", want));
                    read();
                  }
                },
                scene.loop);
  }

  // ---------------------------------------------------------------- what is on our disk

  /** Tells this connection from those before and after it. */
  int connection() {
    return connection;
  }

  /** A line that came over a connection is on disk. */
  void stored(int over, Line line) {
    Stamp.parse(line.stamp()).ifPresent(stamp -> stored(over, stamp));
  }

  private void stored(int over, Stamp stamp) {
    if (over == connection && scene.isNative() && !scene.servedHere()) {
      gots.stored(stamp);
      got();
    }
  }

  private void got() {
    long now = System.currentTimeMillis();
    gots.due(now)
        .ifPresent(stamp -> scene.send(Message.of(Vendor.COMMAND, "GOT", stamp.toString())));
    if (gots.dueAt().isPresent() && gotTimer == null) {
      gotTimer =
          scene.loop.schedule(
              () -> {
                gotTimer = null;
                got();
              },
              Math.max(1, gots.dueAt().getAsLong() - now),
              TimeUnit.MILLISECONDS);
    }
  }
}
