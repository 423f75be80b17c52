package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.index.files.FileChange;

class KnownContentsTest {

  private static final int LIARS_NAMES = 12;

  @TempDir private Path profile;

  private Index index;
  private KnownContents contents;

  @BeforeEach
  void open() {
    index = Index.open(profile);
    contents = new KnownContents(index, content -> Optional.empty());
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void aSizeThatOneMemberMakesUpCountsOnceUnderHoweverManyNames() {
    for (int number = 0; number < 8; number++) {
      long wrong = number % 2 == 0 ? 5 : 5_000;
      list("1a", names(number, "lie/%02d.iso", wrong, LIARS_NAMES));
      list("2b", names(number, "b/%02d true.iso", 700, 1));
      list("3c", names(number, "c/%02d other.iso", 700, 1));

      assertThat(contents.find(content(number)))
          .isEqualTo(new KnownContents.Known(content(number), "00 true.iso", 700));
    }
  }

  @Test
  void theSizeOfAnOwnFileIsBeyondDoubt() {
    list("1a", names(1, "lie/%02d.iso", 5, 1));
    list("2b", names(1, "lie/%02d.iso", 5, 1));
    Path folder = profile.resolve("mine");
    long root = index.files().addRoot(folder, false).join().id();
    index.files().apply(root, List.of(new FileChange.Seen("own.iso", 700, 1_000))).join();
    long file = index.files().nextToHash(1).get(0).id();
    index.files().hashed(file, 700, 1_000, content(1), new byte[20], new byte[0]).join();

    assertThat(contents.find(content(1)))
        .isEqualTo(new KnownContents.Known(content(1), "own.iso", 700));
  }

  private static List<CatalogueEntry> names(int content, String pattern, long size, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new CatalogueEntry(content(content), pattern.formatted(n), size, 1))
        .toList();
  }

  private void list(String member, List<CatalogueEntry> entries) {
    var changes = new ArrayList<CatalogueChange>();
    for (CatalogueEntry entry : entries) {
      changes.add(new CatalogueChange(changes.size() + 1, changes.size() + 1, entry));
    }
    index.catalogues().apply(member.repeat(32), 1, true, changes.size(), changes).join();
  }

  private static ContentId content(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = 7;
    bytes[31] = (byte) number;
    return ContentId.of(bytes);
  }
}
