package org.swarmroom.app.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run each stock BitTorrent client on loopback, as a leech that ends or as a seed that
 * stays.
 */
public enum StockClient {
  ARIA2 {
    @Override
    OtherProgram fetch(
        TestNetwork network, String source, Path to, int peerPort, boolean encrypted) {
      var command = aria(to, encrypted);
      command.addAll(List.of("--seed-time=0", source));
      return OtherProgram.start(to, network.inside(command));
    }

    @Override
    OtherProgram seed(TestNetwork network, Path torrent, Path folder, int port, boolean encrypted) {
      var command = aria(folder, encrypted);
      command.addAll(
          List.of(
              "--listen-port=" + port,
              "--check-integrity=true",
              "--seed-ratio=0",
              torrent.toString()));
      return OtherProgram.start(folder, network.inside(command));
    }

    private List<String> aria(Path folder, boolean encrypted) {
      var command =
          new ArrayList<>(
              List.of(
                  "aria2c",
                  "--no-conf",
                  "--interface=127.0.0.1",
                  "--bt-external-ip=127.0.0.1",
                  "--enable-dht=false",
                  "--enable-dht6=false",
                  "--bt-enable-lpd=false",
                  "--file-allocation=none",
                  "--bt-tracker-interval=1",
                  "--console-log-level=notice",
                  "--dir=" + folder));
      command.addAll(
          encrypted
              ? List.of("--bt-require-crypto=true", "--bt-min-crypto-level=arc4")
              : List.of("--bt-require-crypto=false", "--bt-min-crypto-level=plain"));
      return command;
    }
  },

  TRANSMISSION {
    @Override
    OtherProgram fetch(
        TestNetwork network, String source, Path to, int peerPort, boolean encrypted) {
      return run(network, source, to, freePort(), encrypted);
    }

    @Override
    OtherProgram seed(TestNetwork network, Path torrent, Path folder, int port, boolean encrypted) {
      return run(network, torrent.toString(), folder, port, encrypted);
    }

    /** It dials by uTP first and takes minutes to try TCP after that. */
    private void withoutUtp(Path config) {
      try {
        Files.createDirectories(config);
        Files.writeString(config.resolve("settings.json"), "{\"utp-enabled\": false}");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private OtherProgram run(
        TestNetwork network, String source, Path folder, int port, boolean encrypted) {
      var config = folder.resolveSibling(folder.getFileName() + "-transmission");
      withoutUtp(config);
      // -er demands encryption, -et lets the other side choose
      return OtherProgram.start(
          folder,
          network.inside(
              List.of(
                  "transmission-cli",
                  "-g",
                  config.toString(),
                  "-w",
                  folder.toString(),
                  "-p",
                  Integer.toString(port),
                  encrypted ? "-er" : "-et",
                  "-M",
                  source)));
    }
  },

  LIBTORRENT {
    @Override
    OtherProgram fetch(
        TestNetwork network, String source, Path to, int peerPort, boolean encrypted) {
      return run(network, to, "leech", source, to, 0, peerPort, encrypted);
    }

    @Override
    OtherProgram seed(TestNetwork network, Path torrent, Path folder, int port, boolean encrypted) {
      return run(network, folder, "seed", torrent.toString(), folder, port, 0, encrypted);
    }

    private OtherProgram run(
        TestNetwork network,
        Path directory,
        String role,
        String source,
        Path folder,
        int port,
        int peerPort,
        boolean encrypted) {
      return OtherProgram.start(
          directory,
          network.inside(
              List.of(
                  "/usr/bin/python3",
                  Resources.path("/interop/libtorrent_peer.py").toString(),
                  role,
                  source,
                  folder.toString(),
                  Integer.toString(port),
                  Integer.toString(peerPort),
                  encrypted ? "encrypted" : "plain")));
    }
  };

  /**
   * Starts fetching.
   *
   * @param source a torrent file's path or a magnet link
   * @param peerPort port on 127.0.0.1 of the peer to fetch from
   */
  abstract OtherProgram fetch(
      TestNetwork network, String source, Path to, int peerPort, boolean encrypted);

  /** Starts seeding data that lies complete in the folder. */
  abstract OtherProgram seed(
      TestNetwork network, Path torrent, Path folder, int port, boolean encrypted);

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder(Path parent, String name) throws IOException {
    return Files.createDirectories(parent.resolve(name));
  }
}
