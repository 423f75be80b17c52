package org.swarmroom.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.index.Given.ANN;
import static org.swarmroom.index.Given.content;
import static org.swarmroom.index.Given.done;
import static org.swarmroom.index.Given.hash;
import static org.swarmroom.index.Given.listed;
import static org.swarmroom.index.Given.names;
import static org.swarmroom.index.Given.share;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.index.lines.StoredLine;
import org.swarmroom.index.peers.StoredPeer;
import org.swarmroom.index.transfers.StoredTransfer;

/**
 * Writes the database of which a copy is kept for each released schema, and knows what is in it.
 * Run once when a schema is released; arguments: an empty folder, the file to write.
 */
final class SchemaSnapshot {

  private static final Path SHARED = Path.of("/shared/music");
  private static final StoredLine LINE =
      new StoredLine(
          "id1", "room", "1.abcdef01.2", 5, "ann", ANN, "#room", "PRIVMSG", "hello 音楽", "");
  private static final StoredPeer PEER =
      new StoredPeer(ANN, "ann", "192.0.2.1:51413", StoredPeer.Source.ROOM, 9);
  private static final StoredTransfer TRANSFER =
      new StoredTransfer(
          "t1",
          "a.iso",
          5,
          "paused",
          "",
          "/d",
          "/d/a.iso",
          "magnet",
          new byte[] {1, 2},
          List.of("h:1"),
          1,
          0,
          0,
          0,
          false);

  private SchemaSnapshot() {}

  public static void main(String[] args) throws Exception {
    Path profile = Path.of(args[0]);
    try (Index index = Index.open(profile)) {
      fill(index);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      Files.copy(profile.resolve("index.mv.db"), out);
    }
  }

  private static void fill(Index index) {
    long root = share(index, SHARED, "a/waiting.ogg", "b/hashed.flac", "c/unreadable.txt");
    hash(index, index.files().find(root, "b/hashed.flac").orElseThrow(), content(1));
    done(index.files().storeV1Pieces(content(1), new byte[] {7}));
    done(index.files().markPublic(content(1)));
    done(
        index
            .files()
            .failed(
                index.files().find(root, "c/unreadable.txt").orElseThrow().id(),
                "It can't be read."));
    done(
        index
            .catalogues()
            .apply(
                ANN,
                77,
                true,
                2,
                List.of(listed(1, "iso/one.iso", 10), listed(2, "iso/two.iso", 20))));
    done(index.lines().append(List.of(LINE)));
    done(index.peers().upsert(PEER));
    done(index.transfers().upsert(TRANSFER));
    done(index.settings().put("theme", "dark"));
  }

  static void check(Index index) {
    assertThat(index.warnings()).isEmpty();
    long root = index.files().roots().get(0).id();
    assertThat(index.files().roots().get(0).path()).isEqualTo(SHARED);
    assertThat(index.files().totals(root).files()).isEqualTo(3);
    assertThat(index.files().nextToHash(9)).hasSize(1);
    assertThat(index.files().failures(root, 9)).hasSize(1);
    assertThat(index.files().byContent(content(1))).hasSize(1);
    assertThat(index.files().v1Pieces(content(1)).orElseThrow()).containsExactly(7);
    assertThat(index.files().publics()).containsExactly(content(1));
    assertThat(index.files().changesSince(0, 9)).hasSize(1);
    assertThat(index.catalogues().all()).containsExactly(new CatalogueState(ANN, 77, 2, 2, 30));
    assertThat(names(index, "iso")).containsExactlyInAnyOrder("one.iso", "two.iso");
    assertThat(names(index, "hashed")).containsExactly("hashed.flac");
    assertThat(index.lines().last("room", 9)).containsExactly(LINE);
    assertThat(index.peers().all()).containsExactly(PEER);
    assertThat(index.transfers().all()).containsExactly(TRANSFER);
    assertThat(index.settings().get("theme")).contains("dark");
  }
}
