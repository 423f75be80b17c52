package org.swarmroom.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What fuzzers found: files below {@code fuzz/} among the resources, named after what they do. */
public final class FuzzCases {

  private static final int SHOWN = 300;

  private FuzzCases() {}

  /** The kept input of one target, by name; none if it has no folder. */
  public static List<byte[]> of(String target) {
    URL folder = FuzzCases.class.getResource("/fuzz/" + target);
    if (folder == null) {
      return List.of();
    }
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath("/fuzz/" + target));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> read(Path folder) throws IOException {
    List<byte[]> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        cases.add(Files.readAllBytes(file));
      }
    }
    return cases;
  }

  /** Bytes for a reader: as Java has them in a string of ISO 8859-1. */
  static String text(byte[] bytes) {
    var out = new StringBuilder().append(bytes.length).append(" bytes \"");
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (out.length() > SHOWN) {
        return out.append("...").toString();
      }
      out.append(c >= ' ' && c < 127 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return out.append('"').toString();
  }
}
