package org.swarmroom.sharing.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A torrent that libtorrent made, with what libtorrent says about it. */
record Golden(
    String name, String kind, int pieceLength, int size, String v1, String v2, String root) {

  static List<Golden> all() {
    return new String(resource("golden.tsv"), UTF_8)
        .lines()
        .map(line -> line.split("\t"))
        .map(
            f ->
                new Golden(
                    f[0], f[1], Integer.parseInt(f[2]), Integer.parseInt(f[3]), f[4], f[5], f[6]))
        .toList();
  }

  static List<Golden> torrents() {
    return all().stream().filter(g -> !g.kind().equals("canonical")).toList();
  }

  static List<Golden> canonicals() {
    return all().stream().filter(g -> g.kind().equals("canonical")).toList();
  }

  static Golden named(String name) {
    return all().stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  byte[] torrent() {
    return resource(name + ".torrent");
  }

  private static byte[] resource(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("golden/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name + " " + kind + " " + size;
  }
}
