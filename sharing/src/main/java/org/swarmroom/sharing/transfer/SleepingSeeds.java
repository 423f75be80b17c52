package org.swarmroom.sharing.transfer;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
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

  private static final long IDLE_MILLIS = 30_000;

  private final SeedSource source;
  private final Services services;
  private final EventLoopGroup loops;
  private final Sessions sessions;
  private final Volume volume;
  private final ControlThread thread;

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
   * @param rooms whose key the asker has shown to know; without any it gets public contents alone
   * @param found called on the control thread, with nothing if nobody shares that with the asker
   */
  void wake(InfoHash wireHash, Set<InfoHash> rooms, Consumer<Optional<SwarmSession>> found) {
    try {
      services
          .pools()
          .files()
          .execute(
              () -> {
                var seed =
                    source
                        .find(wireHash)
                        .filter(s -> access(s).admits(rooms))
                        .filter(this::asHashed);
                thread.execute(() -> found.accept(seed.map(s -> session(wireHash, s))));
              });
    } catch (RejectedExecutionException e) {
      found.accept(Optional.empty());
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

  private static Access access(Seed seed) {
    return seed.publicToAll() ? Access.PUBLIC : Access.MEMBERS;
  }

  private SwarmSession session(InfoHash wireHash, Seed seed) {
    var awake = sessions.find(wireHash);
    if (awake.isPresent()) {
      // What was fetched in one room and is shared now goes to whom it is shared with as well.
      sessions.widen(awake.get(), access(seed));
      return awake.get();
    }
    var files = TorrentFiles.forReading(FileLayout.of(seed.torrent()), volume, seed.file());
    var guard = new Guard(seed, files);
    var session =
        new SwarmSession(
            services,
            loops.next(),
            seed.torrent().infoHash(),
            Optional.of(seed.torrent()),
            access(seed),
            guard);
    guard.session = Optional.of(session);
    var all = new BitSet();
    all.set(0, seed.torrent().pieceCount());
    session.attach(seed.torrent(), new Opened(files, all, seed.file(), Optional.empty()));
    sessions.add(seed.torrent().wireHashes(), session);
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
