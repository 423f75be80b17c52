package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.FileState;
import org.swarmroom.index.files.OwnFile;

class RootComparisonTest {

  private static final RootComparison.SameContent SAME = (known, path) -> true;
  private static final RootComparison.SameContent OTHER = (known, path) -> false;

  @Test
  void aFileAsItWasNeedsNothing() {
    var comparison = new RootComparison(List.of(hashed("a.txt", 10, 1)));

    assertThat(comparison.met(found("a.txt", 10, 1))).isEmpty();
    assertThat(comparison.finish(List.of(), SAME)).isEmpty();
    assertThat(comparison.counts()).isEqualTo(new ScanCounts(1, 10, 0, 0, 0, 0));
  }

  @Test
  void newChangedAndVanishedFilesAreTold() {
    var comparison =
        new RootComparison(List.of(hashed("old.txt", 10, 1), hashed("gone.txt", 5, 1)));

    assertThat(comparison.met(found("old.txt", 11, 2)))
        .containsExactly(new FileChange.Seen("old.txt", 11, 2));
    assertThat(comparison.met(found("new.txt", 7, 3)))
        .containsExactly(new FileChange.Seen("new.txt", 7, 3));
    assertThat(comparison.finish(List.of(), OTHER))
        .containsExactly(new FileChange.Gone("gone.txt"));
    assertThat(comparison.counts()).isEqualTo(new ScanCounts(2, 18, 1, 1, 1, 0));
  }

  @Test
  void aRenamedFileKeepsItsHash() {
    var comparison = new RootComparison(List.of(hashed("before.txt", 10, 1)));

    assertThat(comparison.met(found("sub/after.txt", 10, 1))).isEmpty();
    assertThat(comparison.finish(List.of(), SAME))
        .containsExactly(new FileChange.Renamed("before.txt", "sub/after.txt"));
    assertThat(comparison.counts()).isEqualTo(new ScanCounts(1, 10, 0, 0, 0, 1));
  }

  @Test
  void equalSizeAndTimeWithOtherBytesIsNoRename() {
    var comparison = new RootComparison(List.of(hashed("before.txt", 10, 1)));

    comparison.met(found("after.txt", 10, 1));

    assertThat(comparison.finish(List.of(), OTHER))
        .containsExactlyInAnyOrder(
            new FileChange.Seen("after.txt", 10, 1), new FileChange.Gone("before.txt"));
  }

  @Test
  void aCopyBesideTheOriginalIsNew() {
    var comparison = new RootComparison(List.of(hashed("a.txt", 10, 1)));

    comparison.met(found("copy.txt", 10, 1));
    comparison.met(found("a.txt", 10, 1));

    assertThat(comparison.finish(List.of(), SAME))
        .containsExactly(new FileChange.Seen("copy.txt", 10, 1));
  }

  @Test
  void twoFilesOfOneShapeSwapNoHashes() {
    var comparison = new RootComparison(List.of(hashed("a", 10, 1), hashed("b", 10, 1)));

    comparison.met(found("x", 10, 1));
    comparison.met(found("y", 10, 1));
    List<FileChange> changes =
        comparison.finish(
            List.of(),
            (known, path) ->
                (known.path() + path).equals("ay") || (known.path() + path).equals("bx"));

    assertThat(changes)
        .containsExactlyInAnyOrder(
            new FileChange.Renamed("b", "x"), new FileChange.Renamed("a", "y"));
  }

  @Test
  void whatLiesInAFolderThatCantBeReadStaysKnown() {
    var comparison =
        new RootComparison(List.of(hashed("locked/a", 1, 1), hashed("lockedtoo/b", 1, 1)));

    assertThat(comparison.finish(List.of("locked"), OTHER))
        .containsExactly(new FileChange.Gone("lockedtoo/b"));
  }

  private static FoundFile found(String path, long size, long modifiedAt) {
    return new FoundFile(path, size, modifiedAt, "");
  }

  private static OwnFile hashed(String path, long size, long modifiedAt) {
    return new OwnFile(
        path.hashCode(),
        1,
        path,
        Path.of("/shared", path),
        "shared/" + path,
        size,
        modifiedAt,
        FileState.HASHED,
        Optional.of(ContentId.of(new byte[32])),
        "");
  }
}
