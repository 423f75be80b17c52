package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.swarmroom.sharing.pick.PieceGrid;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * Finds or makes a transfer's place on disk: what is there already is checked and used, an
 * unfinished part is resumed from its journal, else a part file is started where there is room for
 * it. Files that are there under the final name are only read: good pieces of an incomplete one are
 * copied into the part.
 */
public final class Opening {

  /**
   * A part file may be newer than its journal's last record by what one piece takes to be written.
   */
  private static final long SLACK_MILLIS = 10_000;

  private final Metainfo torrent;
  private final FileLayout layout;
  private final PieceGrid grid;
  private final PieceVerifier verifier;
  private final DiskPools pools;
  private final Volume volume;
  private final BooleanSupplier cancelled;
  private final LongConsumer checkedBytes;
  private final Optional<LocalCopy> copy;

  /**
   * @param copy where the same bytes should be, for a torrent of one file
   * @param checkedBytes told on any thread how many more bytes were checked
   */
  public Opening(
      Metainfo torrent,
      DiskPools pools,
      Volume volume,
      Optional<LocalCopy> copy,
      BooleanSupplier cancelled,
      LongConsumer checkedBytes) {
    this.torrent = torrent;
    this.layout = FileLayout.of(torrent);
    this.grid = FileLayout.grid(torrent);
    this.verifier = PieceVerifier.of(torrent);
    this.pools = pools;
    this.volume = volume;
    this.cancelled = cancelled;
    this.checkedBytes = checkedBytes;
    this.copy = copy;
  }

  /**
   * @param verifiedAt epoch ms at which the target was known to be whole, 0 if it never was; not
   *     newer means not checked again
   * @return fails with an {@link IOException} as its cause, or a {@link CancellationException}
   */
  public CompletableFuture<Opened> open(Path target, long verifiedAt) {
    return CompletableFuture.supplyAsync(
            () -> checked(() -> examine(target, verifiedAt)), pools.files())
        .thenCompose(opened -> opened);
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T checked(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private CompletableFuture<Opened> examine(Path target, long verifiedAt) throws IOException {
    new Placement(target).recover(torrent.infoHash());
    boolean kindFits =
        torrent.isMultiFile() ? Files.isDirectory(target) : Files.isRegularFile(target);
    if (!kindFits) {
      return start(new Placement(target), Optional.empty());
    }
    var there = TorrentFiles.forReading(layout, volume, target);
    boolean whole = there.allThere();
    if (whole && there.modifiedAt() <= verifiedAt) {
      return done(there, target);
    }
    if (!whole && !torrent.isMultiFile()) {
      return start(new Placement(target), Optional.empty());
    }
    return check(there, all())
        .thenCompose(
            good ->
                checked(
                    () ->
                        whole && good.equals(all())
                            ? done(there, target)
                            : start(new Placement(target), Optional.of(new Found(there, good)))));
  }

  /** What lies under the final name, and which of its pieces are good. */
  private record Found(TorrentFiles files, BitSet good) {}

  /** Everything is there; so is the journal, if the end came between its name and the journal's. */
  private CompletableFuture<Opened> done(TorrentFiles files, Path target) throws IOException {
    var place = new Placement(target);
    if (!Files.exists(place.part())) {
      PieceJournal.delete(place.journal(), torrent.infoHash());
    }
    return CompletableFuture.completedFuture(new Opened(files, all(), target, Optional.empty()));
  }

  private BitSet all() {
    var all = new BitSet();
    all.set(0, grid.pieces());
    return all;
  }

  /** Those of the pieces that are good; files are closed again if the check comes to no end. */
  private CompletableFuture<BitSet> check(TorrentFiles files, BitSet pieces) {
    return check(files, pieces, piece -> {});
  }

  private CompletableFuture<BitSet> check(
      TorrentFiles files, BitSet pieces, PieceChecker.Bringing before) {
    return new PieceChecker(files, grid, verifier, pools, cancelled, checkedBytes, pieces, before)
        .start()
        .thenApply(
            good -> {
              if (cancelled.getAsBoolean()) {
                throw new CancellationException();
              }
              return good;
            })
        .whenComplete(
            (good, failure) -> {
              if (failure != null) {
                files.close();
              }
            });
  }

  private CompletableFuture<Opened> start(Placement wanted, Optional<Found> found)
      throws IOException {
    Files.createDirectories(wanted.folder());
    var taken = take(wanted);
    var place = taken.place();
    var files = TorrentFiles.forWriting(layout, volume, place.part());
    if (taken.resumes()) {
      return resume(place, files);
    }
    var have = new BitSet();
    if (found.isPresent()) {
      have = found.get().good();
      copy(have, found.get().files(), files);
      found.get().files().close();
    }
    return filled(place, files, have);
  }

  /** What is missing is copied, if it is on this machine already. */
  private CompletableFuture<Opened> filled(Placement place, TorrentFiles files, BitSet have) {
    var missing = all();
    missing.andNot(have);
    return copy.map(from -> from.fill(checking(files), place.part(), volume, missing))
        .orElseGet(() -> CompletableFuture.completedFuture(new BitSet()))
        .thenApply(
            more -> {
              have.or(more);
              return checked(() -> opened(place, files, have));
            })
        .whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                files.close();
              }
            });
  }

  private LocalCopy.Checking checking(TorrentFiles files) {
    return new LocalCopy.Checking() {
      @Override
      public PieceGrid grid() {
        return grid;
      }

      @Override
      public CompletableFuture<BitSet> check(BitSet pieces, PieceChecker.Bringing before) {
        return Opening.this.check(files, pieces, before);
      }
    };
  }

  private Opened opened(Placement place, TorrentFiles files, BitSet have) throws IOException {
    var reserve = Reserve.of(volume, place.folder(), torrent.size() - bytes(have));
    var journal = PieceJournal.create(place.journal(), torrent.infoHash(), have);
    return new Opened(files, have, place.target(), Optional.of(new Part(files, journal, reserve)));
  }

  /** A name taken, and whether an unfinished part lay there already. */
  private record Taken(Placement place, boolean resumes) {}

  /**
   * Takes a name for this torrent alone: its journal and its part stand there from now on, so that
   * nobody else's file can come to lie under the part's name. One opening at a time, or two
   * torrents of one name would both find it free and write into each other.
   */
  private Taken take(Placement wanted) throws IOException {
    synchronized (pools) {
      var place = wanted.free(torrent.infoHash());
      if (place.isResumable(torrent.infoHash())) {
        return new Taken(place, true);
      }
      requireRoom(place, torrent.size());
      makePart(place.part());
      PieceJournal.create(place.journal(), torrent.infoHash(), new BitSet()).close();
      return new Taken(place, false);
    }
  }

  /** Fails if something has come to lie there meanwhile. */
  private void makePart(Path part) throws IOException {
    if (torrent.isMultiFile()) {
      Files.createDirectory(part);
    } else {
      Files.newByteChannel(
              part,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.SPARSE)
          .close();
    }
  }

  private void copy(BitSet pieces, TorrentFiles from, TorrentFiles to) throws IOException {
    var buffer = ByteBuffer.allocate(grid.pieceLength());
    for (int p = pieces.nextSetBit(0); p >= 0; p = pieces.nextSetBit(p + 1)) {
      long at = (long) p * grid.pieceLength();
      buffer.clear().limit(grid.length(p));
      from.read(at, buffer);
      to.write(at, buffer.flip());
    }
  }

  private CompletableFuture<Opened> resume(Placement place, TorrentFiles files) throws IOException {
    var contents = PieceJournal.read(place.journal(), grid.pieces());
    boolean untouched = files.modifiedAt() <= contents.writtenAt() + SLACK_MILLIS;
    var trusted = untouched ? contents.trusted() : new BitSet();
    var doubtful = untouched ? contents.suspect() : all();
    long missing = torrent.size() - bytes(trusted) - bytes(doubtful);
    requireRoom(place, Math.max(0, missing));
    return check(files, doubtful)
        .thenCompose(
            good ->
                checked(
                    () -> {
                      if (contents.doubted()) {
                        copy(good, files, files);
                      }
                      good.or(trusted);
                      return filled(place, files, good);
                    }));
  }

  private long bytes(BitSet pieces) {
    return pieces.stream().mapToLong(grid::length).sum();
  }

  private void requireRoom(Placement place, long needed) throws IOException {
    var folder = place.folder();
    long free = volume.usableSpace(folder);
    if (free < needed) {
      throw DiskProblem.noRoom(folder, needed, free);
    }
  }
}
