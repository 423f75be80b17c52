package org.swarmroom.chat.client;

import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.succession.Action;
import org.swarmroom.chat.succession.Answer;
import org.swarmroom.chat.succession.AnswerText;
import org.swarmroom.chat.succession.Memory;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;
import org.swarmroom.chat.succession.SuccessorText;
import org.swarmroom.chat.succession.SuccessorView;
import org.swarmroom.chat.succession.Takeover;

/**
 * Does what {@link Takeover} decides: dials, follows, opens the room here, gives it up. Confined to
 * the client's executor, except {@link #answer}.
 */
final class Succession {

  private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

  /** A connection to our own server that broke is made again after this. */
  private static final long OWN_MILLIS = 200;

  private static final Pattern EPOCH = Pattern.compile("[0-9]{1,16}");

  /** After these others may be in the room. */
  private static final Set<String> COMING_AND_GOING =
      Set.of(Vendor.COMMAND, "JOIN", "PART", "QUIT", "KICK");

  /** However the clock is set, we look again after so long. */
  private static final long LONGEST_WAIT = 60_000;

  private final Scene scene;
  private final Lifeline lifeline;
  private final OwnLog ownLog;
  private final SuccessionConfig config;
  private final RandomGenerator random;
  private final WhoCall who;
  private final SuccessorView view;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private @Nullable Takeover takeover;
  private @Nullable Future<?> wake;
  private boolean told;
  private CompletableFuture<?> closing = CompletableFuture.completedFuture(null);

  /** The host leaves and waits until we have opened the room. */
  private boolean taking;

  private boolean quitting;
  private volatile Answer answer = new Answer.Unreachable();

  Succession(
      Scene scene,
      Lifeline lifeline,
      OwnLog ownLog,
      SuccessionConfig config,
      WhoCall who,
      RandomGenerator random) {
    this.scene = scene;
    this.lifeline = lifeline;
    this.ownLog = ownLog;
    this.config = config;
    this.who = who;
    this.random = random;
    this.view = new SuccessorView(config.memory().successors());
  }

  /** What we say when asked who hosts the room. Any thread. */
  Answer answer() {
    return answer;
  }

  boolean isHosting() {
    return takeover != null && takeover.isHosting();
  }

  /**
   * Who was inside before looks for the host, whoever it is by now, or opens the room; who was not
   * goes where the link says, and asks the others that it names if there are some.
   */
  void start() {
    Memory memory = config.memory();
    if (memory.wasInside() || memory.seat().isEmpty()) {
      search();
    } else {
      lifeline.dial();
    }
  }

  private void search() {
    var begun = new Takeover(config.memory(), random, now());
    takeover = begun;
    run(begun.started(now()));
  }

  /** We stand in a room. */
  void entered() {
    told = false;
    if (!scene.isNative()) {
      return;
    }
    Seat at = scene.seat();
    Takeover present = takeover;
    if (present == null) {
      present = new Takeover(config.memory(), random, now());
      takeover = present;
      present.successors(view.list());
      present.others(others());
      run(present.entered(at, now()));
    } else {
      present.others(others());
      run(present.joined(at.epoch(), now()));
    }
  }

  /** The next host counts its lists anew. */
  void left() {
    view.restart();
  }

  /**
   * The connection has ended, or did not come about.
   *
   * @return whether we see to it ourselves
   */
  boolean lost() {
    view.restart();
    Takeover present = takeover;
    if (present == null) {
      boolean knowsMore = !config.memory().seats().isEmpty();
      if (knowsMore) {
        search();
      }
      return knowsMore;
    }
    if (present.isHosting()) {
      after(OWN_MILLIS, () -> lifeline.follow(config.memory().self()));
    } else {
      run(present.lost(now()));
    }
    return true;
  }

  void received(Message message) {
    Takeover present = takeover;
    if (present != null && scene.inRoom && COMING_AND_GOING.contains(message.command())) {
      present.others(others());
    }
    if (!message.command().equals(Vendor.COMMAND)
        || message.source().contains("!")
        || !scene.isNative()) {
      return;
    }
    switch (message.param(0)) {
      case "SUCC" ->
          SuccessorText.parse(message.params()).flatMap(view::accept).ifPresent(this::heirs);
      case "CHECK" -> check(message);
      case "MOVED" -> AnswerText.seat(message.params(), 1).ifPresent(this::moved);
      case "TAKE" -> take(message.param(1));
      default -> {}
    }
  }

  /** All members' programs in the room but ours. */
  private List<Successor> others() {
    return scene.roster.all().stream()
        .filter(each -> each.nativeClient() && !each.account().equals(scene.config.fingerprint()))
        .map(each -> new Successor(each.account(), addresses(each)))
        .toList();
  }

  private static List<HostPort> addresses(Member member) {
    return member.addresses().stream().flatMap(each -> HostPort.parse(each).stream()).toList();
  }

  private void heirs(List<Successor> list) {
    scene.heirs = list;
    Takeover present = takeover;
    if (present != null) {
      present.successors(list);
      keep();
    }
    if (scene.inRoom) {
      scene.emit(new RoomEvent.SuccessorsChanged(list));
    }
  }

  private void moved(Seat to) {
    onTakeover(t -> t.moved(to, now()));
  }

  private void take(String above) {
    if (takeover != null && EPOCH.matcher(above).matches()) {
      taking = true;
      onTakeover(t -> t.take(Long.parseLong(above), now()));
    }
  }

  /** Another member is to be dialled for the host, who wants to know whether others reach it. */
  private void check(Message message) {
    String number = message.param(1);
    if (number.matches("[0-9]{1,9}") && AnswerText.isFingerprint(message.param(2))) {
      var unused =
          who.ask(message.param(2), AnswerText.addresses(message.param(3)), WhoCall.MILLIS)
              .thenAccept(
                  heard ->
                      scene.send(
                          Message.of(
                              Vendor.COMMAND,
                              "CHECKED",
                              number,
                              heard instanceof Answer.Unreachable ? "no" : "ok")));
    }
  }

  /** An epoch was met in a line. */
  void seen(long epoch) {
    if (takeover != null) {
      takeover.seen(epoch);
    }
  }

  /** Hands the room over if it is here; completes when we need not stay. */
  CompletableFuture<Void> quit() {
    Takeover present = takeover;
    quitting = true;
    if (present == null || !present.isHosting()) {
      end();
      return config.here().close("", Optional.empty());
    }
    var unused =
        config
            .here()
            .heirs()
            .exceptionally(failure -> List.of())
            .thenAcceptAsync(able -> onTakeover(t -> t.quitting(able, now())), scene.loop);
    return ended;
  }

  private void end() {
    cancelWake();
    takeover = null;
    answer = new Answer.Unreachable();
    ended.complete(null);
  }

  // ---------------------------------------------------------------- actions

  private void run(List<Action> actions) {
    for (Action action : actions) {
      run(action);
    }
    Takeover present = takeover;
    if (present != null) {
      answer = present.answer();
      keep();
    }
  }

  private void run(Action action) {
    HostSeat here = config.here();
    if (action instanceof Action.Dial dial) {
      dial(dial);
    } else if (action instanceof Action.Follow follow) {
      follow(follow.seat());
    } else if (action instanceof Action.Open open) {
      open(open.above());
    } else if (action instanceof Action.Hold) {
      here.hold();
    } else if (action instanceof Action.Resume) {
      here.resume();
    } else if (action instanceof Action.Close close) {
      close(close);
    } else if (action instanceof Action.HandOver over) {
      handOver(over.to());
    } else if (action instanceof Action.Wake next) {
      cancelWake();
      long millis = Math.min(LONGEST_WAIT, Math.max(1, next.at() - now()));
      wake = after(millis, () -> onTakeover(t -> t.tick(now())));
    }
  }

  private void dial(Action.Dial dial) {
    var unused =
        who.ask(dial.fingerprint(), dial.addresses(), Math.max(1, dial.deadline() - now()))
            .thenAccept(
                heard -> {
                  sayOnce(heard);
                  onTakeover(t -> t.dialled(dial.fingerprint(), heard, now()));
                });
  }

  /** The first time that nobody answers, the person learns that we look on. */
  private void sayOnce(Answer heard) {
    if (heard instanceof Answer.Unreachable && !told && !scene.inRoom) {
      told = true;
      scene.emit(
          new RoomEvent.Disconnected("The host can't be reached; looking who hosts now.", 0));
    }
  }

  /** With all that we have heard: what the last host acknowledged goes on. */
  private void open(long above) {
    var unused =
        ownLog
            .flushed()
            .thenCompose(kept -> config.here().open(above, view.list()))
            .whenCompleteAsync(
                (epoch, failure) -> {
                  if (failure == null) {
                    opened(epoch);
                  } else {
                    notOpened(failure);
                  }
                },
                scene.loop);
  }

  private void opened(long epoch) {
    Seat self = config.memory().self();
    onTakeover(t -> t.opened(epoch, now()));
    if (!isHosting()) {
      return;
    }
    if (taking) {
      taking = false;
      var params = new ArrayList<>(List.of("READY"));
      AnswerText.add(params, new Seat(self.fingerprint(), self.addresses(), epoch));
      scene.send(Message.of(Vendor.COMMAND, params.toArray(String[]::new)));
    }
    lifeline.follow(new Seat(self.fingerprint(), self.addresses(), epoch));
  }

  private void notOpened(Throwable failure) {
    LOG.warn("the room can't be opened here", failure);
    if (taking) {
      taking = false;
      scene.send(Message.of(Vendor.COMMAND, "UNABLE"));
    } else {
      scene.emit(
          new RoomEvent.Disconnected(
              "The room can't be served here: " + Failures.reason(failure) + ".", -1));
    }
    onTakeover(t -> t.openFailed(now()));
  }

  /** Once a room that was served here is closed: what was on its way to the disk is there then. */
  private void follow(Seat to) {
    var unused = closing.thenRunAsync(() -> lifeline.follow(to), scene.loop);
  }

  private void close(Action.Close close) {
    boolean last = quitting;
    closing =
        config
            .here()
            .close(close.reason(), close.movedTo())
            .handleAsync(
                (done, failure) -> {
                  if (last) {
                    end();
                  }
                  return null;
                },
                scene.loop);
  }

  private void handOver(Successor to) {
    var unused =
        config
            .here()
            .handOver(to)
            .whenCompleteAsync(
                (seat, failure) ->
                    onTakeover(
                        t ->
                            failure == null
                                ? t.handed(seat, now())
                                : t.notHanded(to.fingerprint(), now())),
                scene.loop);
  }

  private void onTakeover(Function<Takeover, List<Action>> input) {
    Takeover present = takeover;
    if (present != null) {
      present.members(scene.roster.all().size());
      run(input.apply(present));
    }
  }

  /** What a restart has to know. */
  private void keep() {
    Takeover present = takeover;
    if (present != null) {
      config.keep().accept(present.memory());
    }
  }

  private Future<?> after(long millis, Runnable task) {
    return scene.loop.schedule(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.error("the succession failed", e);
          }
        },
        millis,
        TimeUnit.MILLISECONDS);
  }

  private void cancelWake() {
    if (wake != null) {
      wake.cancel(false);
      wake = null;
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
