package org.swarmroom.sharing.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.content.StreamingMerkleHasher;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/** On file systems with hard links and without: killed in between, and the next start. */
class RenamingTest {

  private static final InfoHash TORRENT = InfoHash.of(new byte[20]);

  private FileSystem disk;
  private Path folder;
  private Path part;
  private Path target;

  private void disk(boolean links) throws Exception {
    var unix = Configuration.unix().toBuilder();
    disk =
        Jimfs.newFileSystem(
            (links
                    ? unix.setSupportedFeatures(Feature.LINKS, Feature.FILE_CHANNEL)
                    : unix.setSupportedFeatures(Feature.FILE_CHANNEL))
                .build());
    folder = Files.createDirectory(disk.getPath("/in"));
    part = folder.resolve("a.part");
    target = folder.resolve("a");
  }

  @AfterEach
  void end() throws Exception {
    disk.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyTheNewNameIsLeft(boolean links) throws Exception {
    disk(links);
    Files.writeString(part, "fetched");

    Renaming.move(part, target, TORRENT);

    assertThat(target).hasContent("fetched");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(target));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasBegunWhenTheProcessWasKilledIsUndone(boolean links) throws Exception {
    disk(links);
    Files.writeString(part, "fetched");
    assertThat(Renaming.take(part, target, TORRENT)).isEqualTo(links);
    assertThat(target).exists();

    Renaming.recover(part, TORRENT);

    assertThat(part).hasContent("fetched");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(part));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileOfTheUsersStaysInEveryCase(boolean links) throws Exception {
    disk(links);
    Files.writeString(part, "fetched");
    Renaming.take(part, target, TORRENT);
    Files.delete(target);
    Files.writeString(target, "the user's own");

    Renaming.recover(part, TORRENT);
    assertThat(target).hasContent("the user's own");
    assertThatThrownBy(() -> Renaming.move(part, target, TORRENT))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(target).hasContent("the user's own");
    assertThat(folder.resolve("a.part.name")).doesNotExist();
  }

  @Test
  void aNoteLeadsNowhereElse() throws Exception {
    disk(true);
    Files.writeString(part, "fetched");
    var other = Files.createFile(disk.getPath("/empty"));
    RenamingNote.beside(part, TORRENT).write("../empty");

    Renaming.recover(part, TORRENT);

    assertThat(other).exists();
  }

  /** Also one of another torrent of ours, and what is no text at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {"the user's own", "\u0000\u00ff\u00fe", "a", "swarmroom renames the part of 00"})
  void aFileInTheNotesPlaceStaysAsItIs(String content) throws Exception {
    disk(true);
    var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    Files.writeString(part, "fetched");
    Files.createFile(target);
    var mine = Files.write(folder.resolve("a.part.name"), bytes);

    Renaming.recover(part, TORRENT);
    assertThat(target).exists();
    Files.delete(target);
    Renaming.move(part, target, TORRENT);

    assertThat(mine).hasBinaryContent(bytes);
    assertThat(target).hasContent("fetched");
  }

  @Test
  void aLinkInTheNotesPlaceIsNotFollowed() throws Exception {
    var unix =
        Configuration.unix().toBuilder()
            .setSupportedFeatures(Feature.LINKS, Feature.SYMBOLIC_LINKS, Feature.FILE_CHANNEL);
    disk = Jimfs.newFileSystem(unix.build());
    folder = Files.createDirectory(disk.getPath("/in"));
    part = Files.writeString(folder.resolve("a.part"), "fetched");
    target = folder.resolve("a");
    var mine = Files.writeString(disk.getPath("/mine"), "the user's own");
    var link = Files.createSymbolicLink(folder.resolve("a.part.name"), mine);

    Renaming.move(part, target, TORRENT);
    Renaming.recover(part, TORRENT);

    assertThat(mine).hasContent("the user's own");
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("fetched");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTransferThatWasKilledInBetweenEndsUnderItsNameAlone(boolean links) throws Exception {
    disk(links);
    var data = new byte[100_000];
    data[7] = 1;
    var torrent = torrent(data);
    Files.write(part, data);
    var all = new BitSet();
    all.set(0, torrent.pieceCount());
    PieceJournal.create(folder.resolve("a.part.journal"), torrent.infoHash(), all).close();
    Renaming.take(part, target, torrent.infoHash());

    try (var pools = new DiskPools()) {
      var opened =
          new Opening(torrent, pools, Volume.DEFAULT, Optional.empty(), () -> false, bytes -> {})
              .open(target, 0)
              .get();
      var whole = Finishing.complete(opened, torrent.infoHash(), pools.files());
      Finishing.close(whole, pools.files());
    }

    assertThat(target).hasBinaryContent(data);
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(target));
  }

  private static Metainfo torrent(byte[] data) throws Exception {
    var hasher = new StreamingMerkleHasher(PieceLength.of(data.length));
    hasher.update(data, 0, data.length);
    var tree = hasher.finish();
    return MetainfoBuilder.canonical(tree.root(), data.length, tree.pieceLayer());
  }
}
