package org.swarmroom.sharing.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.InfoHash;

class FinishingTest {

  private static final InfoHash TORRENT = InfoHash.of(new byte[20]);

  @TempDir private Path folder;

  @Test
  void aFileOfTheUserThatTookTheNameAtTheLastMomentIsNotReplaced() throws Exception {
    Path part = Files.writeString(folder.resolve("a.iso.part"), "fetched");
    Path mine = Files.writeString(folder.resolve("a.iso"), "the user's own");

    assertThatThrownBy(() -> files(part).moveTo(mine, TORRENT))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(mine).hasContent("the user's own");
    assertThat(part).hasContent("fetched");
  }

  @Test
  void aFinishedFileHasItsNameAndNoOther() throws Exception {
    Path part = Files.writeString(folder.resolve("a.iso.part"), "fetched");
    Path target = folder.resolve("a.iso");

    files(part).moveTo(target, TORRENT);

    assertThat(target).hasContent("fetched");
    assertThat(part).doesNotExist();
  }

  @Test
  void aFinishedFolderDoesNotReplaceAnother() throws Exception {
    Path part = Files.createDirectory(folder.resolve("album.part"));
    Files.writeString(part.resolve("one.ogg"), "fetched");
    Path mine = Files.createDirectory(folder.resolve("album"));

    assertThatThrownBy(() -> files(part).moveTo(mine, TORRENT))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(mine).isEmptyDirectory();
    assertThat(part.resolve("one.ogg")).hasContent("fetched");
  }

  private static TorrentFiles files(Path base) {
    return TorrentFiles.forWriting(new FileLayout(java.util.List.of()), Volume.DEFAULT, base);
  }
}
