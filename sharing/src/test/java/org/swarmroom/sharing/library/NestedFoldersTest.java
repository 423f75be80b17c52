package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.files.ShareRoot;

/** Folders in shared folders, and one folder under several spellings. */
@Timeout(60)
class NestedFoldersTest {

  private static final long NEVER = 3_600_000;

  @TempDir Path temp;

  private final Heard heard = new Heard();
  private final List<String> hashed = Collections.synchronizedList(new ArrayList<>());
  private Path home;
  private Index index;
  private Library library;

  @BeforeEach
  void open() throws IOException {
    home = Files.createDirectories(temp.resolve("home")).toRealPath();
    write("a.txt");
    write("music/b.txt");
    write("music/deep/c.txt");
    write("music/.hidden.txt");
    write(".config/d.txt");
    index = Index.open(Files.createDirectories(temp.resolve("profile")));
    library =
        new Library(
            temp.resolve("profile"),
            index.files(),
            heard,
            FolderWalk.files(),
            (file, size, modifiedAt, gate, bytesRead) -> {
              hashed.add(home.relativize(file).toString());
              return new FileHasher().hash(file, size, modifiedAt, gate, bytesRead);
            },
            1,
            NEVER);
    library.start().join();
  }

  @AfterEach
  void close() {
    library.close();
    index.close();
  }

  @Test
  void theParentTakesItsSharedChildrenOverWithoutHashingThemAgain() {
    add(home.resolve("music"), false);
    add(home.resolve("a.txt"), false);

    ScanReport report = add(home, false);

    assertThat(report.problems()).isEmpty();
    assertThat(report).extracting(ScanReport::files, ScanReport::added).containsExactly(3L, 0L);
    assertThat(roots()).containsExactly(home);
    assertThat(catalogue())
        .containsExactlyInAnyOrder("home/a.txt", "home/music/b.txt", "home/music/deep/c.txt");
    assertThat(hashed).containsExactlyInAnyOrder("a.txt", "music/b.txt", "music/deep/c.txt");
    assertThat(index.files().totals().files()).isEqualTo(3);
    assertThat(index.files().totals(index.files().roots().get(0).id()).hashedFiles()).isEqualTo(3);
  }

  @Test
  void aFolderInASharedOneIsRefusedWithASentenceAndNothingChanges() {
    add(home, false);
    List<String> before = catalogue();

    ScanReport report = add(home.resolve("music"), false);

    assertThat(report.problems())
        .containsExactly(
            "\"%s\" is shared already, as part of \"%s\". Press Rescan if something in it is new."
                .formatted(home.resolve("music"), home));
    assertThat(add(home.resolve("music"), true).problems())
        .singleElement()
        .asString()
        .contains("without its hidden files");
    assertThat(roots()).containsExactly(home);
    assertThat(catalogue()).isEqualTo(before);
    assertThatThrownBy(() -> library.remove(home.resolve("music")).join())
        .hasMessageContaining("it is shared as part of \"" + home + "\"");
  }

  @Test
  void aHiddenFolderInASharedOneIsSharedForItselfAndListedOnce() {
    add(home, false);

    assertThat(add(home.resolve(".config"), false).problems()).isEmpty();
    library.rescan().join();

    assertThat(roots()).containsExactly(home, home.resolve(".config"));
    assertThat(catalogue()).contains(".config/d.txt").doesNotHaveDuplicates().hasSize(4);
    add(home, true);
    assertThat(roots()).containsExactly(home);
    assertThat(catalogue())
        .contains("home/.config/d.txt", "home/music/.hidden.txt")
        .doesNotHaveDuplicates()
        .hasSize(5);
    assertThat(hashed).doesNotHaveDuplicates();
  }

  @Test
  void hiddenFilesThatWereSharedStaySharedWhenTheParentComesWithoutThem() {
    add(home.resolve("music"), true);

    add(home, false);

    assertThat(roots()).containsExactly(home.resolve("music"), home);
    assertThat(catalogue())
        .containsExactlyInAnyOrder(
            "home/a.txt", "music/b.txt", "music/deep/c.txt", "music/.hidden.txt");
    assertThat(hashed).doesNotHaveDuplicates();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void otherSpellingsOfAFolderAreThatFolder() throws Exception {
    Files.createSymbolicLink(temp.resolve("link"), home.resolve("music"));
    add(home.resolve("music"), false);

    for (Path spelling :
        List.of(
            Path.of(home + "/music/"),
            home.resolve("music/deep/.."),
            home.resolve("./music/../music"),
            temp.resolve("link"))) {
      ScanReport report = add(spelling, false);

      assertThat(report.problems()).as("%s", spelling).isEmpty();
      assertThat(report).extracting(ScanReport::files, ScanReport::added).containsExactly(2L, 0L);
    }
    assertThat(add(temp.resolve("link/deep"), false).problems())
        .singleElement()
        .asString()
        .contains("is shared already, as part of \"" + home.resolve("music") + "\"");
    assertThat(roots()).containsExactly(home.resolve("music"));
    assertThat(catalogue()).containsExactlyInAnyOrder("music/b.txt", "music/deep/c.txt");
    assertThat(hashed).doesNotHaveDuplicates();
    library.remove(temp.resolve("link")).join();
    assertThat(roots()).isEmpty();
  }

  @Test
  void filesThatAreListedTwiceSinceLongAreListedOnceAfterARescan() {
    add(home.resolve("music"), false);
    ShareRoot outer = index.files().addRoot(home, false).join();
    library.rescan().join();

    assertThat(roots()).containsExactly(home);
    assertThat(outer.path()).isEqualTo(home);
    awaitHashed();
    assertThat(catalogue()).doesNotHaveDuplicates().hasSize(3);
  }

  private ScanReport add(Path path, boolean includeHidden) {
    ScanReport report = library.add(List.of(path), includeHidden).join();
    awaitHashed();
    return report;
  }

  private void awaitHashed() {
    heard.await(() -> index.files().totals().waitingFiles() == 0);
  }

  private List<Path> roots() {
    return index.files().roots().stream().map(ShareRoot::path).toList();
  }

  private List<String> catalogue() {
    return index.files().changesSince(0, 100).stream()
        .map(CatalogueChange::entry)
        .map(entry -> entry.path())
        .toList();
  }

  private void write(String path) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "text of " + path);
  }
}
