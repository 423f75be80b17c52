package org.swarmroom.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.index.Given.ANN;
import static org.swarmroom.index.Given.BOB;
import static org.swarmroom.index.Given.content;
import static org.swarmroom.index.Given.done;
import static org.swarmroom.index.Given.hash;
import static org.swarmroom.index.Given.hits;
import static org.swarmroom.index.Given.listed;
import static org.swarmroom.index.Given.names;
import static org.swarmroom.index.Given.share;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.lines.StoredLine;
import org.swarmroom.index.peers.StoredPeer;
import org.swarmroom.index.search.Hit;
import org.swarmroom.index.search.Holder;
import org.swarmroom.index.transfers.StoredTransfer;

class IndexTest {

  @TempDir Path profile;

  @Test
  void anOwnFileIsFoundBeforeItIsHashedAndListedOnceItIs() {
    try (Index index = Index.open(profile)) {
      long root = share(index, Path.of("/music"), "Björk/Hyperballad.flac");

      assertThat(names(index, "bjork hyper")).containsExactly("Hyperballad.flac");
      assertThat(index.files().changesSince(0, 10)).isEmpty();

      OwnFile file = index.files().nextToHash(10).get(0);
      assertThat(hash(index, file, content(1))).isTrue();

      assertThat(index.files().changesSince(0, 10)).hasSize(1);
      assertThat(index.files().changesSince(0, 10).get(0).entry().path())
          .isEqualTo("music/Björk/Hyperballad.flac");
      assertThat(index.files().list(root, 0, 10).get(0).content()).contains(content(1));
      Hit hit = hits(index, "hyperballad").get(0);
      assertThat(hit.content()).contains(content(1));
      assertThat(hit.own()).isTrue();
      assertThat(hit.holders()).isEmpty();
    }
  }

  @Test
  void oneContentIsOneRowWithAllItsNamesAndHolders() {
    try (Index index = Index.open(profile)) {
      done(index.catalogues().apply(ANN, 7, true, 5, List.of(listed(5, "iso/debian-12.iso", 600))));
      done(
          index.catalogues().apply(BOB, 8, true, 5, List.of(listed(5, "x/Debian Linux.iso", 600))));

      List<Hit> hits = hits(index, "debian");

      assertThat(hits).hasSize(1);
      assertThat(hits.get(0).names())
          .containsExactlyInAnyOrder("debian-12.iso", "Debian Linux.iso");
      assertThat(hits.get(0).holders())
          .containsExactlyInAnyOrder(new Holder(ANN, "ann", true), new Holder(BOB, "bob", true));
      assertThat(index.catalogues().holders(content(5))).containsExactlyInAnyOrder(ANN, BOB);
      assertThat(hits(index, "debian by:ann")).hasSize(1);
      assertThat(hits(index, "linux by:ann")).isEmpty();
    }
  }

  @Test
  void everythingIsThereAgainAfterARestart() {
    StoredLine line =
        new StoredLine(
            "i1", "room", "1.ab.2", 5, "ann", ANN, "#room", "PRIVMSG", "hi", "+reply=i0");
    StoredPeer peer = new StoredPeer(ANN, "ann", "10.0.0.1:5", StoredPeer.Source.MANUAL, 9);
    StoredTransfer transfer =
        new StoredTransfer(
            "t1",
            "a.iso",
            5,
            "paused",
            "",
            "/d",
            "/d/a.iso",
            "magnet",
            new byte[700_000],
            List.of("h:1", "h:2"),
            1,
            0,
            500,
            700,
            true);
    long generation;
    try (Index index = Index.open(profile)) {
      share(index, Path.of("/docs"), "a/one.txt");
      generation = index.files().generation();
      done(index.catalogues().apply(ANN, 7, true, 5, List.of(listed(5, "iso/two.iso", 600))));
      done(index.lines().append(List.of(line)));
      done(index.peers().upsert(peer));
      done(index.transfers().upsert(transfer));
      done(index.settings().put("theme", "dark"));
    }
    try (Index index = Index.open(profile)) {
      assertThat(index.warnings()).isEmpty();
      assertThat(index.files().generation()).isEqualTo(generation);
      assertThat(names(index, "one")).containsExactly("one.txt");
      assertThat(names(index, "two")).containsExactly("two.iso");
      assertThat(index.catalogues().state(ANN).orElseThrow().sequence()).isEqualTo(5);
      assertThat(index.lines().last("room", 5)).containsExactly(line);
      assertThat(index.peers().all()).containsExactly(peer);
      assertThat(index.transfers().all()).containsExactly(transfer);
      assertThat(index.settings().get("theme")).isEqualTo(Optional.of("dark"));
    }
  }

  @Test
  void searchFilesAreMadeAgainWhenTheyAreDamagedOrGone() throws Exception {
    Path search = profile.resolve("search");
    for (int round = 0; round < 3; round++) {
      try (Index index = Index.open(profile)) {
        if (round == 0) {
          share(index, Path.of("/docs"), "a/one.txt");
          done(index.catalogues().apply(ANN, 7, true, 5, List.of(listed(5, "iso/two.iso", 600))));
        }
        assertThat(names(index, "one")).containsExactly("one.txt");
        assertThat(names(index, "two")).containsExactly("two.iso");
        assertThat(index.warnings()).isEmpty();
      }
      if (round == 0) {
        Files.writeString(search.resolve("own.names"), "damaged");
        Files.delete(search.resolve(ANN + ".names"));
      } else {
        Files.delete(search.resolve("own.names"));
        byte[] file = Files.readAllBytes(search.resolve(ANN + ".names"));
        file[file.length / 2] ^= 1;
        Files.delete(search.resolve(ANN + ".names"));
        Files.write(search.resolve(ANN + ".names"), file);
      }
    }
  }
}
