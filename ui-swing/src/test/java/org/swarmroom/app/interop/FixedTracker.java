package org.swarmroom.app.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A tracker (BEP 3, BEP 23) in a test network that names the same peers to whoever asks. */
public final class FixedTracker implements AutoCloseable {

  private final OtherProgram program;
  private final String url;

  private FixedTracker(OtherProgram program, String url) {
    this.program = program;
    this.url = url;
  }

  /**
   * @param peers what it names, each as {@code IP:PORT}
   */
  public static FixedTracker start(TestNetwork network, Path folder, List<String> peers) {
    var command = new ArrayList<>(List.of("/usr/bin/python3"));
    command.add(Resources.path("/interop/fixed_tracker.py").toString());
    command.add(network.address());
    command.addAll(peers);
    var program = OtherProgram.start(folder, network.inside(command));
    return new FixedTracker(
        program, program.await(line -> line.startsWith("http://"), Duration.ofSeconds(20)));
  }

  public String url() {
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
