package org.swarmroom.app.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The forms of a torrent (BEP 3, BEP 52), made by libtorrent. */
enum TorrentForm {
  V1,
  V2,
  HYBRID;

  /**
   * Writes a torrent of a file or folder.
   *
   * @param tracker its address, empty for none
   * @return its magnet link, without a tracker
   */
  String write(Path path, Path torrent, String tracker) {
    var command =
        List.of(
            "/usr/bin/python3",
            Resources.path("/interop/libtorrent_make.py").toString(),
            name().toLowerCase(Locale.ROOT),
            path.toString(),
            torrent.toString(),
            tracker);
    try (var run = OtherProgram.start(torrent.toAbsolutePath().getParent(), command)) {
      int exit = run.awaitExit(Duration.ofSeconds(30));
      if (exit != 0) {
        throw new AssertionError("no torrent, exit " + exit + ":\n" + run.output());
      }
      return run.output().strip();
    }
  }
}
