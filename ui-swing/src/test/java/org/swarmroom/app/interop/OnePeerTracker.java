package org.swarmroom.app.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A tracker (BEP 3, BEP 23) in a test network that names one and the same peer to whoever asks. */
final class OnePeerTracker implements AutoCloseable {

  private final OtherProgram program;
  private final String url;

  private OnePeerTracker(OtherProgram program, String url) {
    this.program = program;
    this.url = url;
  }

  static OnePeerTracker start(TestNetwork network, Path folder, int peerPort) {
    var script =
        Path.of("src/test/resources/interop/one_peer_tracker.py").toAbsolutePath().toString();
    var program =
        OtherProgram.start(
            folder,
            network.inside(
                List.of(
                    "/usr/bin/python3",
                    script,
                    network.address(),
                    network.address(),
                    Integer.toString(peerPort))));
    return new OnePeerTracker(
        program, program.await(line -> line.startsWith("http://"), Duration.ofSeconds(20)));
  }

  String url() {
    return url;
  }

  /**
   * Writes a copy of a torrent that names this tracker, as a user would do with any torrent editor.
   */
  Path addTo(Path torrent, Path copy) throws IOException {
    byte[] old = Files.readAllBytes(torrent);
    var out = new ByteArrayOutputStream();
    out.writeBytes(("d8:announce" + url.length() + ":" + url).getBytes(StandardCharsets.US_ASCII));
    out.write(old, 1, old.length - 1);
    return Files.write(copy, out.toByteArray());
  }

  @Override
  public void close() {
    program.close();
  }
}
