package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {

  @TempDir Path temp;

  private final Problems problems = new Problems();

  @Test
  void everyFileBelowIsMetWithItsSizeAndTime() throws IOException {
    write("a/b/deep.txt", "four");
    write("top.txt", "");

    List<FoundFile> found = walk(false);

    assertThat(found)
        .extracting(FoundFile::path)
        .containsExactlyInAnyOrder("a/b/deep.txt", "top.txt");
    assertThat(found)
        .filteredOn(file -> file.path().equals("a/b/deep.txt"))
        .allSatisfy(
            file -> {
              assertThat(file.size()).isEqualTo(4);
              assertThat(file.modifiedAt())
                  .isEqualTo(Files.getLastModifiedTime(root().resolve("a/b/deep.txt")).toMillis());
            });
  }

  @Test
  void hiddenFilesAndFoldersAreLeftOutUnlessAskedFor() throws IOException {
    write(".secret", "x");
    write(".config/inside.txt", "x");
    write("seen.txt", "x");

    assertThat(paths(false)).containsExactly("seen.txt");
    assertThat(paths(true)).containsExactly(".config/inside.txt", ".secret", "seen.txt");
  }

  @Test
  void halfWrittenFilesAndLeftoversOfFileManagersAreLeftOut() throws IOException {
    for (String name :
        List.of(
            "film.mkv.part",
            "x.swarmroom-part",
            "note.txt~",
            "~$report.docx",
            "Thumbs.db",
            ".DS_Store",
            "a.CRDOWNLOAD",
            "b.tmp",
            "c.!qB")) {
      write(name, "x");
    }
    write("part.txt", "x");

    assertThat(paths(true)).containsExactly("part.txt");
  }

  @Test
  void keysAreNeverSharedEvenWithHiddenFiles() throws IOException {
    write(".ssh/id_ed25519", "secret");
    write(".gnupg/ring", "secret");
    write(".profile", "x");

    assertThat(paths(true)).containsExactly(".profile");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noLinkLeadsOutOfTheFolder() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("private.txt"), "secret");
    write("own.txt", "x");
    Files.createSymbolicLink(root().resolve("folder"), outside);
    Files.createSymbolicLink(root().resolve("file.txt"), outside.resolve("private.txt"));
    Files.createSymbolicLink(root().resolve("loop"), root());

    assertThat(paths(true)).containsExactly("own.txt");
    assertThat(problems.sentences()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pipesAreNotOpened() throws Exception {
    Files.createDirectories(root());
    Process mkfifo = new ProcessBuilder("mkfifo", root().resolve("pipe").toString()).start();
    assertThat(mkfifo.waitFor(10, TimeUnit.SECONDS)).isTrue();
    write("own.txt", "x");

    assertThat(paths(false)).containsExactly("own.txt");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNameThatIsNoTextIsNamedAndTheRestGoesOn() throws Exception {
    write("good.txt", "x");
    Process touch =
        new ProcessBuilder(
                "sh", "-c", "printf x > \"$1/$(printf 'bad\\377name')\"", "sh", root().toString())
            .start();
    assertThat(touch.waitFor(10, TimeUnit.SECONDS)).isTrue();

    assertThat(paths(false)).containsExactly("good.txt");
    assertThat(problems.sentences())
        .singleElement()
        .asString()
        .contains("its name is not valid text")
        .contains("Rename it and press Rescan.");
  }

  @Test
  void aFolderThatCantBeReadIsNamedAndTheRestGoesOn() throws IOException {
    write("locked/inside.txt", "x");
    write("open/file.txt", "x");
    var met = new ArrayList<FoundFile>();
    FolderWalk walk = walker(false, met);

    boolean rootRead = walk.run(locking(root().resolve("locked")));

    assertThat(rootRead).isTrue();
    assertThat(met).extracting(FoundFile::path).containsExactly("open/file.txt");
    assertThat(walk.unread()).containsExactly("locked");
    assertThat(problems.sentences())
        .containsExactly(
            "\"%s\" was not shared: it can't be read (permission denied). Change its permissions and press Rescan."
                .formatted(root().resolve("locked")));
  }

  @Test
  void aRootThatCantBeReadSaysSo() throws IOException {
    FolderWalk walk = walker(false, new ArrayList<>());

    assertThat(walk.run(FolderWalk.files())).isFalse();
    assertThat(problems.sentences()).singleElement().asString().contains("it is not there");
  }

  @Test
  void theProfileInTheFolderIsNotEntered() throws IOException {
    write("profile/identity.p12", "secret");
    write("own.txt", "x");
    var met = new ArrayList<FoundFile>();
    var walk =
        new FolderWalk(
            root(),
            true,
            Set.of(root().resolve("profile")),
            problems,
            () -> false,
            folder -> {},
            met::add);

    walk.run(FolderWalk.files());

    assertThat(met).extracting(FoundFile::path).containsExactly("own.txt");
  }

  @Test
  void aSharedFileIsItsOwnRoot() throws IOException {
    write("one.txt", "1234");
    var met = new ArrayList<FoundFile>();
    var walk =
        new FolderWalk(
            root().resolve("one.txt"),
            false,
            Set.of(),
            problems,
            () -> false,
            folder -> {},
            met::add);

    walk.run(FolderWalk.files());

    assertThat(met)
        .singleElement()
        .extracting(FoundFile::path, FoundFile::size)
        .containsExactly("", 4L);
  }

  @Test
  void tenThousandLockedFilesDontFillTheReport() {
    for (int i = 0; i < 10_000; i++) {
      problems.unreadable(Path.of("f" + i), new AccessDeniedException("f" + i));
    }

    assertThat(problems.sentences())
        .hasSize(Problems.KEPT + 1)
        .last()
        .asString()
        .startsWith("9,950 more");
  }

  /** Root reads everything, so the file system is asked to refuse one folder by hand. */
  static FolderWalk.FileTree locking(Path locked) {
    return (start, visitor) ->
        Files.walkFileTree(
            start,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                  throws IOException {
                if (folder.equals(locked)) {
                  visitor.visitFileFailed(folder, new AccessDeniedException(folder.toString()));
                  return FileVisitResult.SKIP_SUBTREE;
                }
                return visitor.preVisitDirectory(folder, attributes);
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                return visitor.visitFile(file, attributes);
              }
            });
  }

  private Path root() {
    return temp.resolve("shared");
  }

  private void write(String path, String text) throws IOException {
    Path file = root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private FolderWalk walker(boolean includeHidden, List<FoundFile> met) {
    return new FolderWalk(
        root(), includeHidden, Set.of(), problems, () -> false, folder -> {}, met::add);
  }

  private List<FoundFile> walk(boolean includeHidden) {
    var met = new ArrayList<FoundFile>();
    walker(includeHidden, met).run(FolderWalk.files());
    return met;
  }

  private Set<String> paths(boolean includeHidden) {
    var paths = new TreeSet<String>();
    walk(includeHidden).forEach(file -> paths.add(file.path()));
    return paths;
  }
}
