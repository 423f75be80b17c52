package org.swarmroom.sharing.tracker;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transfer.TrackerAnnouncer;
import org.swarmroom.sharing.wire.PeerId;

/**
 * One torrent's announces. Trackers are tried tier by tier, in a random order within a tier; the
 * first that answers is asked again after the interval it names, and comes first in its tier from
 * then on. Source: BEP 12.
 *
 * <p>Confined to the event loop in {@link Services}.
 */
final class TrackerSession {

  private static final Logger log = LoggerFactory.getLogger(TrackerSession.class);
  private static final int WANTED = 80;
  private static final int MAX_TRACKERS = 50;
  private static final long FIRST_RETRY_SECONDS = 30;
  private static final long LONGEST_RETRY_SECONDS = 1_800;

  /**
   * @param announce asks one tracker
   * @param found takes the peers named
   */
  record Services(
      EventLoop loop,
      BiFunction<URI, Announce, CompletableFuture<TrackerAnswer>> announce,
      PeerId peerId,
      IntSupplier port,
      BiConsumer<InfoHash, Collection<InetSocketAddress>> found,
      Consumer<String> warnings) {}

  private final TrackerAnnouncer.Announced torrent;
  private final Services services;
  private final List<List<URI>> tiers;
  private final int key = ThreadLocalRandom.current().nextInt();
  private Announce.Event pending = Announce.Event.STARTED;
  private @Nullable URI answered;
  private @Nullable Future<?> next;
  private boolean asking;
  private boolean completedMeanwhile;
  private boolean ended;
  private boolean warned;
  private int failures;

  TrackerSession(TrackerAnnouncer.Announced torrent, Services services) {
    this.torrent = torrent;
    this.services = services;
    tiers = tiers(torrent.trackers());
  }

  private static List<List<URI>> tiers(List<List<String>> addresses) {
    var tiers = new ArrayList<List<URI>>();
    int count = 0;
    for (List<String> tier : addresses) {
      var trackers = new ArrayList<URI>();
      for (String address : tier) {
        if (count++ < MAX_TRACKERS) {
          try {
            trackers.add(URI.create(address.strip()));
          } catch (IllegalArgumentException e) {
            log.debug("\"{}\" is no address of a tracker", address);
          }
        }
      }
      Collections.shuffle(trackers);
      tiers.add(trackers);
    }
    return tiers;
  }

  void start() {
    announce();
  }

  /** All pieces are there now. */
  void complete() {
    if (asking || pending != Announce.Event.NONE) {
      completedMeanwhile = true;
    } else {
      pending = Announce.Event.COMPLETED;
      announce();
    }
  }

  /** Ends the session without a word. */
  void forget() {
    ended = true;
    cancelNext();
  }

  /** Ends the session; completes when the tracker that knew of it has heard so, or not. */
  CompletableFuture<Void> stop() {
    forget();
    if (answered == null) {
      return CompletableFuture.completedFuture(null);
    }
    return services
        .announce()
        .apply(answered, message(Announce.Event.STOPPED))
        .handle((answer, failure) -> null);
  }

  private void announce() {
    cancelNext();
    asking = true;
    ask(tiers.stream().flatMap(List::stream).toList(), 0);
  }

  private void ask(List<URI> trackers, int at) {
    if (ended) {
      return;
    }
    if (at >= trackers.size()) {
      nobodyAnswered(!trackers.isEmpty());
      return;
    }
    URI tracker = trackers.get(at);
    Announce.Event event = pending;
    services
        .announce()
        .apply(tracker, message(event))
        .whenCompleteAsync(
            (answer, failure) -> {
              if (failure == null) {
                answered(tracker, event, answer);
              } else {
                log.debug("{}", failure.getMessage());
                ask(trackers, at + 1);
              }
            },
            services.loop());
  }

  private void answered(URI tracker, Announce.Event event, TrackerAnswer answer) {
    asking = false;
    failures = 0;
    answered = tracker;
    prefer(tracker);
    if (ended) {
      stop();
      return;
    }
    services.found().accept(torrent.wireHash(), answer.peers());
    if (pending == event) {
      pending = Announce.Event.NONE;
    }
    if (completedMeanwhile) {
      completedMeanwhile = false;
      complete();
    } else {
      again(answer.intervalSeconds());
    }
  }

  private void prefer(URI tracker) {
    for (List<URI> tier : tiers) {
      if (tier.remove(tracker)) {
        tier.add(0, tracker);
        return;
      }
    }
  }

  private void nobodyAnswered(boolean hasTrackers) {
    asking = false;
    failures++;
    if (!hasTrackers) {
      return;
    }
    if (!warned) {
      warned = true;
      services
          .warnings()
          .accept(
              "None of the trackers of torrent %s answers; they are asked again later."
                  .formatted(torrent.wireHash()));
    }
    again(Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS << Math.min(10, failures - 1)));
  }

  private void again(long seconds) {
    cancelNext();
    next = services.loop().schedule(this::announce, seconds, TimeUnit.SECONDS);
  }

  private void cancelNext() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
  }

  private Announce message(Announce.Event event) {
    return new Announce(
        torrent.wireHash().truncated().bytes(),
        services.peerId().bytes(),
        services.port().getAsInt(),
        torrent.uploaded().getAsLong(),
        torrent.downloaded().getAsLong(),
        torrent.left().getAsLong(),
        event,
        event == Announce.Event.STOPPED ? 0 : WANTED,
        key);
  }
}
