package org.swarmroom.index.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swarmroom.index.Given.content;
import static org.swarmroom.index.Given.done;
import static org.swarmroom.index.Given.hash;
import static org.swarmroom.index.Given.names;
import static org.swarmroom.index.Given.share;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Index;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;

class OwnFilesTest {

  private static final Path MUSIC = Path.of("/home/u/music").toAbsolutePath();

  @TempDir Path profile;
  private Index index;

  @BeforeEach
  void open() {
    index = Index.open(profile);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private OwnFile file(long root, String path) {
    return index.files().find(root, path).orElseThrow();
  }

  @Test
  void aFileThatChangedWaitsForItsHashAndLeavesTheCatalogue() {
    long root = share(index, MUSIC, "a.ogg");
    hash(index, file(root, "a.ogg"), content(1));
    long listedAt = index.files().sequence();

    done(index.files().apply(root, List.of(new FileChange.Seen("a.ogg", 11, 1_000))));

    assertThat(file(root, "a.ogg").state()).isEqualTo(FileState.WAITING);
    assertThat(index.files().byContent(content(1))).isEmpty();
    List<CatalogueChange> changes = index.files().changesSince(listedAt, 10);
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).entry()).isNull();
    assertThat(index.files().changesSince(0, 10)).isEmpty();
  }

  @Test
  void aFileSeenAgainUnchangedKeepsItsHash() {
    long root = share(index, MUSIC, "a.ogg");
    hash(index, file(root, "a.ogg"), content(1));
    long sequence = index.files().sequence();

    done(index.files().apply(root, List.of(new FileChange.Seen("a.ogg", 10, 1_000))));

    assertThat(file(root, "a.ogg").content()).contains(content(1));
    assertThat(index.files().sequence()).isEqualTo(sequence);
  }

  @Test
  void aRenamedFileKeepsItsKeyAndHash() {
    long root = share(index, MUSIC, "a.ogg", "b.ogg");
    OwnFile before = file(root, "a.ogg");
    hash(index, before, content(1));

    done(index.files().apply(root, List.of(new FileChange.Renamed("a.ogg", "b.ogg"))));

    OwnFile after = file(root, "b.ogg");
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.content()).contains(content(1));
    assertThat(index.files().find(root, "a.ogg")).isEmpty();
    CatalogueChange change = index.files().changesSince(0, 10).get(0);
    assertThat(change.key()).isEqualTo(before.id());
    assertThat(change.entry().path()).isEqualTo("music/b.ogg");
    assertThat(names(index, "ogg")).containsExactly("b.ogg");
  }

  @Test
  void aHashOfAFileThatChangedMeanwhileIsNotKept() {
    long root = share(index, MUSIC, "a.ogg");
    OwnFile before = file(root, "a.ogg");
    done(index.files().apply(root, List.of(new FileChange.Seen("a.ogg", 10, 2_000))));

    assertThat(hash(index, before, content(1))).isFalse();
    assertThat(file(root, "a.ogg").state()).isEqualTo(FileState.WAITING);
  }

  @Test
  void aRemovedRootIsForgottenWithItsFiles() {
    long root = share(index, MUSIC, "a.ogg", "b.ogg");
    hash(index, file(root, "a.ogg"), content(1));
    long listedAt = index.files().sequence();

    assertThat(done(index.files().removeRoot(MUSIC))).isTrue();
    assertThat(done(index.files().removeRoot(MUSIC))).isFalse();

    assertThat(index.files().roots()).isEmpty();
    assertThat(names(index, "ogg")).isEmpty();
    assertThat(index.files().totals().files()).isZero();
    assertThat(index.files().changesSince(listedAt, 10)).hasSize(1);
    assertThatThrownBy(
            () -> done(index.files().apply(root, List.of(new FileChange.Seen("x", 1, 1)))))
        .hasCauseInstanceOf(IndexException.class);
  }

  @Test
  void aSharedFileIsARootOfItsOwn() {
    long root = share(index, MUSIC.resolve("one.flac"), "");
    hash(index, file(root, ""), content(1));

    assertThat(file(root, "").file()).isEqualTo(MUSIC.resolve("one.flac"));
    assertThat(index.files().changesSince(0, 1).get(0).entry().path()).isEqualTo("one.flac");
  }

  @Test
  void theSmallestIsHashedFirstAndAFailureIsToldAndCanBeTriedAgain() {
    long root = done(index.files().addRoot(MUSIC, false)).id();
    done(
        index
            .files()
            .apply(
                root,
                List.of(
                    new FileChange.Seen("big", 500, 1),
                    new FileChange.Seen("small", 5, 1),
                    new FileChange.Seen("middle", 50, 1))));

    assertThat(index.files().nextToHash(2))
        .extracting(OwnFile::path)
        .containsExactly("small", "middle");
    done(index.files().failed(file(root, "small").id(), "It can't be read."));
    assertThat(index.files().nextToHash(1)).extracting(OwnFile::path).containsExactly("middle");
    assertThat(index.files().failures(root, 5))
        .extracting(OwnFile::problem)
        .containsExactly("It can't be read.");
    assertThat(index.files().totals(root)).isEqualTo(new Totals(3, 555, 0, 0, 2, 550, 1));

    done(index.files().retryFailed(root));
    assertThat(index.files().nextToHash(1)).extracting(OwnFile::path).containsExactly("small");
  }

  @Test
  void hashesOfAContentAreKeptWhateverItsName() {
    long root = share(index, MUSIC, "a.ogg");
    byte[] layer = new byte[1_300_000];
    new Random(1).nextBytes(layer);
    byte[] infohash = Arrays.copyOf(content(9).bytes(), 20);
    OwnFile file = file(root, "a.ogg");
    done(index.files().hashed(file.id(), 10, 1_000, content(1), infohash, layer));
    done(index.files().storeV1Pieces(content(1), new byte[] {1, 2}));
    done(index.files().markPublic(content(1)));

    done(index.files().apply(root, List.of(new FileChange.Seen("a.ogg", 10, 2_000))));
    assertThat(index.files().byInfohash(infohash)).isEmpty();
    assertThat(index.files().publics()).isEmpty();
    done(index.files().hashed(file.id(), 10, 2_000, content(1), infohash, layer));

    assertThat(index.files().byInfohash(infohash)).contains(content(1));
    assertThat(index.files().pieceLayer(content(1)).orElseThrow()).isEqualTo(layer);
    assertThat(index.files().v1Pieces(content(1)).orElseThrow()).containsExactly(1, 2);
    assertThat(index.files().publics()).containsExactly(content(1));
    assertThat(index.files().pieceLayer(content(2))).isEmpty();
  }

  /** A member that follows the journal always ends up with what is shared. */
  @Test
  void whoeverFollowsTheJournalKnowsWhatIsShared() {
    Random random = new Random(7);
    long root = done(index.files().addRoot(MUSIC, false)).id();
    Map<String, ContentId> shared = new HashMap<>();
    Map<Long, CatalogueEntry> follower = new HashMap<>();
    long known = 0;
    for (int step = 0; step < 200; step++) {
      String path = "f" + random.nextInt(12);
      switch (random.nextInt(4)) {
        case 0 -> {
          done(index.files().apply(root, List.of(new FileChange.Gone(path))));
          shared.remove(path);
        }
        case 1 -> {
          String to = "f" + random.nextInt(12);
          boolean there = index.files().find(root, path).isPresent();
          done(index.files().apply(root, List.of(new FileChange.Renamed(path, to))));
          if (there && !path.equals(to)) {
            ContentId moved = shared.remove(path);
            shared.remove(to);
            if (moved != null) {
              shared.put(to, moved);
            }
          }
        }
        default -> {
          done(index.files().apply(root, List.of(new FileChange.Seen(path, 10, step))));
          shared.put(path, content(step));
          hash(index, file(root, path), content(step));
        }
      }
      if (random.nextInt(3) == 0) {
        known = follow(follower, known, 1 + random.nextInt(4));
      }
    }
    follow(follower, known, 3);
    Map<Long, CatalogueEntry> fromStart = new HashMap<>();
    follow(fromStart, 0, 5);

    Map<String, ContentId> followed = new HashMap<>();
    follower.values().forEach(entry -> followed.put(entry.path().substring(6), entry.content()));
    assertThat(followed).isEqualTo(shared);
    assertThat(fromStart).isEqualTo(follower);
  }

  private long follow(Map<Long, CatalogueEntry> follower, long from, int page) {
    long known = from;
    for (List<CatalogueChange> changes = index.files().changesSince(known, page);
        !changes.isEmpty();
        changes = index.files().changesSince(known, page)) {
      for (CatalogueChange change : changes) {
        assertThat(change.sequence()).isGreaterThan(known);
        known = change.sequence();
        if (change.entry() == null) {
          follower.remove(change.key());
        } else {
          follower.put(change.key(), change.entry());
        }
      }
    }
    return known;
  }

  @Test
  void anOuterRootTakesTheFilesOfAnInnerOneWithTheirHashes() {
    long inner = share(index, MUSIC.resolve("new/live"), "a.ogg", "b.ogg", "c.ogg");
    long outer = share(index, MUSIC, "new/live/a.ogg", "new/live/b.ogg", "z.ogg");
    hash(index, file(inner, "a.ogg"), content(1));
    hash(index, file(outer, "new/live/b.ogg"), content(2));
    done(index.files().failed(file(inner, "c.ogg").id(), "it can't be read"));
    long before = index.files().sequence();
    List<ShareRoot> roots = index.files().roots();

    done(index.files().absorb(roots.get(0), roots.get(1)));

    assertThat(index.files().roots()).containsExactly(roots.get(1));
    assertThat(file(outer, "new/live/a.ogg").content()).contains(content(1));
    assertThat(file(outer, "new/live/b.ogg").content()).contains(content(2));
    assertThat(file(outer, "new/live/c.ogg").problem()).isEqualTo("it can't be read");
    assertThat(index.files().totals(outer).files()).isEqualTo(4);
    assertThat(index.files().totals(outer).waitingFiles()).isEqualTo(1);
    assertThat(index.files().totals()).isEqualTo(index.files().totals(outer));
    assertThat(index.files().nextToHash(9)).extracting(OwnFile::path).containsExactly("z.ogg");
    assertThat(index.files().changesSince(before, 9))
        .singleElement()
        .extracting(change -> change.entry().path())
        .isEqualTo("music/new/live/a.ogg");
    assertThat(names(index, "ogg")).hasSize(4);
  }

  @Test
  void aBigRootIsTakenInStepsAndAFileOfItsOwnToo() {
    String[] many = new String[2_500];
    Arrays.setAll(many, i -> "f" + i);
    share(index, MUSIC.resolve("many"), many);
    share(index, MUSIC.resolve("one.ogg"), "");
    long outer = share(index, MUSIC);
    List<ShareRoot> roots = index.files().roots();

    done(index.files().absorb(roots.get(0), roots.get(2)));
    done(index.files().absorb(roots.get(1), roots.get(2)));

    assertThat(index.files().totals(outer).files()).isEqualTo(2_501);
    assertThat(file(outer, "one.ogg").catalogueName()).isEqualTo("music/one.ogg");
    assertThat(file(outer, "many/f2499").file()).isEqualTo(MUSIC.resolve("many/f2499"));
    assertThatThrownBy(() -> index.files().absorb(roots.get(2), roots.get(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
