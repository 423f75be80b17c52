package org.swarmroom.index;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.query.Query;
import org.swarmroom.index.query.QueryException;
import org.swarmroom.index.search.Hit;
import org.swarmroom.index.search.HolderInfo;

/** Words the tests of this module share. */
public final class Given {

  public static final String ANN = "a".repeat(64);
  public static final String BOB = "b".repeat(64);

  /** Everyone is online; nicks are the first letters of fingerprints, our own is me. */
  public static final HolderInfo EVERYONE =
      new HolderInfo() {
        @Override
        public String nick(String fingerprint) {
          return Map.of("", "me", ANN, "ann", BOB, "bob").getOrDefault(fingerprint, fingerprint);
        }

        @Override
        public boolean online(String fingerprint) {
          return true;
        }
      };

  private Given() {}

  public static <T> T done(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }

  /** A content that stands for a number. */
  public static ContentId content(long number) {
    byte[] bytes = new byte[ContentId.LENGTH];
    new Random(number).nextBytes(bytes);
    return ContentId.of(bytes);
  }

  public static CatalogueChange listed(long key, String path, long size) {
    return new CatalogueChange(key, key, new CatalogueEntry(content(key), path, size, 1_000));
  }

  public static CatalogueChange unlisted(long sequence, long key) {
    return new CatalogueChange(sequence, key, null);
  }

  /** Shares files, each of 10 bytes, without hashing them. */
  public static long share(Index index, Path root, String... paths) {
    long id = done(index.files().addRoot(root, false)).id();
    List<FileChange> seen =
        Arrays.stream(paths)
            .map(path -> (FileChange) new FileChange.Seen(path, 10, 1_000))
            .toList();
    done(index.files().apply(id, seen));
    return id;
  }

  public static boolean hash(Index index, OwnFile file, ContentId content) {
    byte[] infohash = Arrays.copyOf(content.bytes(), 20);
    return done(
        index
            .files()
            .hashed(file.id(), file.size(), file.modifiedAt(), content, infohash, new byte[0]));
  }

  public static List<Hit> hits(Index index, String query) {
    try {
      return index.search().search(Query.parse(query), 100, EVERYONE).hits();
    } catch (QueryException e) {
      throw new AssertionError(e);
    }
  }

  public static List<String> names(Index index, String query) {
    return hits(index, query).stream().map(Hit::name).toList();
  }
}
