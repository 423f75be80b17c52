package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.query.Query;
import org.swarmroom.index.search.HolderInfo;

@Timeout(60)
class LibraryTest {

  private static final long NEVER = 3_600_000;

  @TempDir Path temp;

  private final Heard heard = new Heard();
  private final Set<Path> hashedPaths = ConcurrentHashMap.newKeySet();
  private Path shared;
  private Index index;
  private Library library;

  @BeforeEach
  void open() throws IOException {
    shared = Files.createDirectories(temp.resolve("shared")).toRealPath();
    Files.createDirectories(profile());
    index = Index.open(profile());
    library = library(noting(new FileHasher()));
  }

  @AfterEach
  void close() {
    library.close();
    index.close();
  }

  @Test
  void theEndIsToldOnceAndOnlyWhenItIsTheEnd() throws Exception {
    for (int i = 0; i < 50; i++) {
      write("f" + i, "x".repeat(i));
    }
    share();

    assertThat(heard.doneCount()).isEqualTo(1);
  }

  @Test
  void aSharedFolderIsSearchableAtOnceAndHashedBehind() throws Exception {
    write("music/song one.flac", "la la");
    write("notes.txt", "text");
    library.pause();
    library.start().join();

    ScanReport report = library.add(List.of(shared), false).join();

    assertThat(report)
        .extracting(ScanReport::files, ScanReport::added, ScanReport::bytes)
        .containsExactly(2L, 2L, 9L);
    assertThat(report.problems()).isEmpty();
    assertThat(search("song one")).containsExactly("song one.flac");
    assertThat(catalogue()).isEmpty();

    library.resume();
    heard.await(() -> index.files().totals().hashedFiles() == 2);
    assertThat(catalogue())
        .containsExactlyInAnyOrder("shared/music/song one.flac", "shared/notes.txt");
    heard.await(() -> heard.catalogueChangeCount() >= 2);
  }

  @Test
  void aRescanFindsWhatIsNewChangedRemovedAndRenamedAndHashesNoMoreThanThat() throws Exception {
    write("keep.txt", "keep");
    write("change.txt", "before");
    write("remove.txt", "remove");
    write("rename.txt", "rename me please");
    share();
    hashedPaths.clear();

    write("new.txt", "new");
    write("change.txt", "after that");
    Files.delete(shared.resolve("remove.txt"));
    Files.createDirectories(shared.resolve("sub"));
    Files.move(shared.resolve("rename.txt"), shared.resolve("sub/renamed.txt"));
    ScanReport report = library.rescan().join();
    heard.await(() -> index.files().totals().hashedFiles() == 4);

    assertThat(report)
        .extracting(
            ScanReport::files,
            ScanReport::added,
            ScanReport::changed,
            ScanReport::removed,
            ScanReport::renamed)
        .containsExactly(4L, 1L, 1L, 1L, 1L);
    assertThat(hashedPaths)
        .extracting(path -> path.getFileName().toString())
        .containsExactlyInAnyOrder("new.txt", "change.txt");
    assertThat(catalogue())
        .containsExactlyInAnyOrder(
            "shared/keep.txt", "shared/change.txt", "shared/new.txt", "shared/sub/renamed.txt");
  }

  @Test
  void anotherFileOfTheSameSizeAndTimeIsNotTakenForTheRenamedOne() throws Exception {
    write("before.bin", "x".repeat(100_000));
    share();
    var time = Files.getLastModifiedTime(shared.resolve("before.bin"));
    var content = index.files().changesSince(0, 10).get(0).entry().content();
    Files.delete(shared.resolve("before.bin"));
    write("after.bin", "x".repeat(99_999) + "y");
    Files.setLastModifiedTime(shared.resolve("after.bin"), time);

    ScanReport report = library.rescan().join();

    assertThat(report)
        .extracting(ScanReport::added, ScanReport::removed, ScanReport::renamed)
        .containsExactly(1L, 1L, 0L);
    heard.await(() -> catalogue().equals(Set.of("shared/after.bin")));
    assertThat(index.files().byContent(content)).isEmpty();
  }

  @Test
  void afterARestartNothingIsHashedAgain() throws Exception {
    write("a.txt", "a");
    write("b.txt", "bb");
    share();
    library.close();
    index.close();
    hashedPaths.clear();

    index = Index.open(profile());
    var again = new Heard();
    library =
        new Library(
            profile(),
            index.files(),
            again,
            FolderWalk.files(),
            noting(new FileHasher()),
            1,
            NEVER);
    ScanReport report = library.start().join();
    assertThat(again.doneCount()).isZero();
    library.rescan().join();
    again.awaitDone(0);

    assertThat(report)
        .extracting(ScanReport::files, ScanReport::added, ScanReport::changed)
        .containsExactly(2L, 0L, 0L);
    assertThat(hashedPaths).isEmpty();
    assertThat(catalogue()).hasSize(2);
  }

  @Test
  void aFileThatShrinksWhileItIsHashedIsNamedAndHashedAgain() throws Exception {
    write("shrinks.bin", "x".repeat(100_000));
    write("other.txt", "other");
    library.close();
    var once = ConcurrentHashMap.<Path>newKeySet();
    library =
        library(
            (file, size, modifiedAt, gate, bytesRead) -> {
              if (file.endsWith("shrinks.bin") && once.add(file)) {
                rewrite(file, "small now");
              }
              return new FileHasher().hash(file, size, modifiedAt, gate, bytesRead);
            });
    library.start().join();

    library.add(List.of(shared), false).join();

    heard.await(() -> index.files().totals().hashedFiles() == 2);
    assertThat(heard.problems())
        .containsExactly(
            "\"%s\" changed while it was read; it is read again in a moment."
                .formatted(shared.resolve("shrinks.bin")));
    assertThat(index.files().totals().hashedBytes())
        .isEqualTo("small now".length() + "other".length());
  }

  @Test
  void aFileThatCantBeReadIsNamedAndTheRestGoesOn() throws Exception {
    write("a.txt", "a");
    write("locked.txt", "locked");
    library.close();
    library =
        library(
            (file, size, modifiedAt, gate, bytesRead) ->
                file.endsWith("locked.txt")
                    ? new HashOutcome.Unreadable("\"locked.txt\" was not shared.")
                    : new FileHasher().hash(file, size, modifiedAt, gate, bytesRead));
    share();

    assertThat(catalogue()).containsExactly("shared/a.txt");
    assertThat(heard.problems()).containsExactly("\"locked.txt\" was not shared.");
    assertThat(library.shared().join())
        .singleElement()
        .satisfies(
            folder -> {
              assertThat(folder.problems()).containsExactly("\"locked.txt\" was not shared.");
              assertThat(folder.files()).isEqualTo(2);
              assertThat(folder.hashed()).isEqualTo(1);
              assertThat(folder.missing()).isFalse();
            });
  }

  @Test
  void aFolderThatIsAwayKeepsItsHashesUntilItIsBack() throws Exception {
    write("a.txt", "a");
    share();
    hashedPaths.clear();
    Files.move(shared, temp.resolve("unplugged"));

    ScanReport report = library.rescan().join();

    assertThat(report.problems()).singleElement().asString().contains("it is not there");
    assertThat(library.shared().join())
        .singleElement()
        .extracting(SharedPath::missing)
        .isEqualTo(true);
    Files.move(temp.resolve("unplugged"), shared);
    int before = heard.doneCount();
    library.rescan().join();
    heard.awaitDone(before);
    assertThat(hashedPaths).isEmpty();
    assertThat(catalogue()).containsExactly("shared/a.txt");
  }

  @Test
  void whatMustNotBeSharedIsRefusedWithASentence() throws Exception {
    write("a.txt", "a");
    library.start().join();
    Path key = Files.createDirectories(temp.resolve("home/.ssh"));

    ScanReport report =
        library
            .add(
                List.of(
                    Path.of("/"),
                    profile(),
                    key,
                    temp.resolve("nowhere"),
                    shared,
                    shared.resolve("a.txt")),
                true)
            .join();

    assertThat(report.files()).isEqualTo(1);
    assertThat(report.problems()).hasSize(5);
    assertThat(report.problems().get(0)).contains("it is the whole disk");
    assertThat(report.problems().get(1)).contains("Swarmroom's own profile");
    assertThat(report.problems().get(2)).contains("hold keys");
    assertThat(report.problems().get(3)).contains("it is not there");
    assertThat(report.problems().get(4)).contains("is shared already");
  }

  @Test
  @DisabledOnOs(OS.MAC)
  void whatHappensInASharedFolderIsNoticedByItself() throws Exception {
    write("sub/a.txt", "a");
    write("gone.txt", "gone");
    library.close();
    library =
        new Library(profile(), index.files(), heard, FolderWalk.files(), new FileHasher(), 1, 50);
    share();

    write("sub/b.txt", "bb");
    write("new folder/deep/c.txt", "ccc");
    Files.delete(shared.resolve("gone.txt"));

    heard.await(
        () ->
            catalogue()
                .equals(
                    Set.of(
                        "shared/sub/a.txt", "shared/sub/b.txt", "shared/new folder/deep/c.txt")));
    write("new folder/deep/d.txt", "dddd");
    heard.await(() -> catalogue().contains("shared/new folder/deep/d.txt"));
  }

  @Test
  void aSingleFileCanBeShared() throws Exception {
    write("one.txt", "one");
    library.start().join();

    library.add(List.of(shared.resolve("one.txt")), false).join();

    heard.await(() -> index.files().totals().hashedFiles() == 1);
    assertThat(catalogue()).containsExactly("one.txt");
  }

  @Test
  void whatIsRemovedLeavesTheCatalogue() throws Exception {
    write("a.txt", "a");
    share();

    library.remove(shared).join();

    assertThat(catalogue()).isEmpty();
    assertThat(library.shared().join()).isEmpty();
    assertThatThrownBy(() -> library.remove(shared).join())
        .hasMessageContaining("is not shared, so it was not removed");
  }

  @Test
  void progressIsSaidSeldomAndEndsAtTheTotals() throws Exception {
    for (int i = 0; i < 100; i++) {
      write("f" + i, "x".repeat(i));
    }
    share();

    assertThat(heard.progress()).isNotEmpty().hasSizeLessThan(60);
    assertThat(heard.progress())
        .allSatisfy(
            now -> {
              assertThat(now.files()).isLessThanOrEqualTo(now.filesTotal());
              assertThat(now.bytes()).isLessThanOrEqualTo(now.bytesTotal());
            });
    assertThat(index.files().totals().hashedFiles()).isEqualTo(100);
  }

  private void share() {
    library.start().join();
    library.add(List.of(shared), false).join();
    heard.await(() -> index.files().totals().waitingFiles() == 0 && heard.doneCount() > 0);
  }

  private Library library(Hashing hashing) {
    return new Library(profile(), index.files(), heard, FolderWalk.files(), hashing, 1, NEVER);
  }

  private Hashing noting(Hashing hashing) {
    return (file, size, modifiedAt, gate, bytesRead) -> {
      hashedPaths.add(file);
      return hashing.hash(file, size, modifiedAt, gate, bytesRead);
    };
  }

  private Path profile() {
    return temp.resolve("profile");
  }

  private void write(String path, String text) throws IOException {
    Path file = shared.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void rewrite(Path file, String text) {
    try {
      Files.writeString(file, text);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Set<String> catalogue() {
    return index.files().changesSince(0, 10_000).stream()
        .map(CatalogueChange::entry)
        .map(entry -> entry.path())
        .collect(Collectors.toSet());
  }

  private List<String> search(String words) throws Exception {
    HolderInfo nobody =
        new HolderInfo() {
          @Override
          public String nick(String fingerprint) {
            return "";
          }

          @Override
          public boolean online(String fingerprint) {
            return false;
          }
        };
    return index.search().search(Query.parse(words), 10, nobody).hits().stream()
        .map(hit -> hit.name())
        .toList();
  }
}
