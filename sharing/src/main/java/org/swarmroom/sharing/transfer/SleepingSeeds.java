package org.swarmroom.sharing.transfer;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.FileLayout;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.disk.TorrentFiles;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.session.Services;
import org.swarmroom.sharing.session.SessionListener;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * Wakes a shared file when a peer asks for it, and lets it sleep again when nobody has for half a
 * minute. A file whose size or time is not as it was hashed is not served. Looking up runs on the
 * file pool; the rest on the control thread.
 */
final class SleepingSeeds {

  private static final Logger log = LoggerFactory.getLogger(SleepingSeeds.class);

  private static final long IDLE_MILLIS = 30_000;

  private final SeedSource source;
  private final Services services;
  private final EventLoopGroup loops;
  private final Sessions sessions;
  private final Volume volume;
  private final ControlThread thread;
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicBoolean due = new AtomicBoolean();

  /** What the library has to do with, by the hash it was asked for. On the control thread. */
  private final Map<InfoHash, SwarmSession> served = new HashMap<>();

  SleepingSeeds(
      SeedSource source,
      Services services,
      EventLoopGroup loops,
      Sessions sessions,
      Volume volume,
      ControlThread thread) {
    this.source = source;
    this.services = services;
    this.loops = loops;
    this.sessions = sessions;
    this.volume = volume;
    this.thread = thread;
  }

  /**
   * What is shared may be other files now: what was woken is looked up again, and who may not have
   * it any more hung up on. Cheap to call often.
   */
  void sharesChanged() {
    changes.incrementAndGet();
    if (due.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            due.set(false);
            List.copyOf(served.keySet()).forEach(this::lookAgain);
          });
    }
  }

  private void lookAgain(InfoHash wireHash) {
    find(
        wireHash,
        seed ->
            Optional.ofNullable(served.get(wireHash))
                .ifPresent(s -> sessions.share(s, wireHash, access(seed))));
  }

  /**
   * @param rooms whose key the asker has shown to know; without any it gets public contents alone
   * @param found called on the control thread, with nothing if nobody shares that with the asker
   */
  void wake(InfoHash wireHash, Set<InfoHash> rooms, Consumer<Optional<SwarmSession>> found) {
    int before = changes.get();
    find(
        wireHash,
        seed -> {
          found.accept(seed.filter(s -> access(seed).admits(rooms)).map(s -> session(wireHash, s)));
          if (changes.get() != before) {
            lookAgain(wireHash);
          }
        });
  }

  private void find(InfoHash wireHash, Consumer<Optional<Seed>> found) {
    try {
      services
          .pools()
          .files()
          .execute(
              () -> {
                var seed = lookUp(wireHash);
                thread.execute(() -> found.accept(seed));
              });
    } catch (RejectedExecutionException e) {
      found.accept(Optional.empty());
    }
  }

  private Optional<Seed> lookUp(InfoHash wireHash) {
    try {
      return source.find(wireHash).filter(this::asHashed);
    } catch (RuntimeException | Error e) {
      log.error("{} could not be looked up; who asked for it is refused", wireHash, e);
      return Optional.empty();
    }
  }

  private boolean asHashed(Seed seed) {
    try {
      boolean same =
          Files.size(seed.file()) == seed.size()
              && Files.getLastModifiedTime(seed.file()).toMillis() == seed.modifiedAt();
      if (!same) {
        source.changed(seed);
      }
      return same;
    } catch (IOException e) {
      source.changed(seed);
      return false;
    }
  }

  private static Access access(Optional<Seed> seed) {
    return seed.map(s -> s.publicToAll() ? Access.PUBLIC : Access.MEMBERS).orElse(Access.NOBODY);
  }

  private SwarmSession session(InfoHash wireHash, Seed seed) {
    var session = sessions.find(wireHash).orElseGet(() -> wake(seed));
    // What was fetched in one room and is shared now goes to whom it is shared with as well.
    served.put(wireHash, session);
    sessions.share(session, wireHash, access(Optional.of(seed)));
    return session;
  }

  private SwarmSession wake(Seed seed) {
    var files = TorrentFiles.forReading(FileLayout.of(seed.torrent()), volume, seed.file());
    var guard = new Guard(seed, files);
    var session =
        new SwarmSession(
            services,
            loops.next(),
            seed.torrent().infoHash(),
            Optional.of(seed.torrent()),
            Access.NOBODY,
            guard);
    guard.session = Optional.of(session);
    var all = new BitSet();
    all.set(0, seed.torrent().pieceCount());
    session.attach(seed.torrent(), new Opened(files, all, seed.file(), Optional.empty()));
    // The user fetches what he shares: the transfer serves it then, and who was here comes back.
    sessions.add(seed.torrent().wireHashes(), session, () -> guard.end(session));
    guard.idle(); // Until somebody joined: who asked may yet be refused.
    return session;
  }

  private final class Guard implements SessionListener {

    private final Seed seed;
    private final TorrentFiles files;
    private volatile Optional<SwarmSession> session = Optional.empty();

    Guard(Seed seed, TorrentFiles files) {
      this.seed = seed;
      this.files = files;
    }

    @Override
    public void idle() {
      session.ifPresent(
          s ->
              thread.schedule(
                  () -> {
                    if (s.status().connections() == 0) {
                      end(s);
                    }
                  },
                  IDLE_MILLIS));
    }

    private void end(SwarmSession s) {
      sessions.end(s);
      served.values().retainAll(sessions.all());
      files.close();
    }

    @Override
    public void sourceChanged(IOException cause) {
      thread.execute(
          () -> {
            source.changed(seed);
            session.ifPresent(this::end);
          });
    }

    @Override
    public void failed(DiskProblem problem) {
      sourceChanged(problem);
    }

    @Override
    public void metadata(Metainfo torrent) {
      // A seed has all of it.
    }

    @Override
    public void progressed() {
      // Nobody watches what the library serves.
    }

    @Override
    public void completed() {
      // It was whole from the start.
    }

    @Override
    public void unusable(String sentence) {
      // Its metadata is ours.
    }
  }
}
