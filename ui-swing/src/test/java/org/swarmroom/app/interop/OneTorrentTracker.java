package org.swarmroom.app.interop;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tracker (BEP 3, BEP 23) on loopback that names one and the same peer to whoever asks. */
final class OneTorrentTracker implements AutoCloseable {

  private final HttpServer server;
  private final int peerPort;

  OneTorrentTracker(int peerPort) throws IOException {
    this.peerPort = peerPort;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/announce",
        exchange -> {
          byte[] body = answer();
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/announce";
  }

  /**
   * Writes a copy of a torrent that names this tracker, as a user would do with any torrent editor.
   */
  Path addTo(Path torrent, Path copy) throws IOException {
    byte[] old = Files.readAllBytes(torrent);
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        ("d8:announce" + url().length() + ":" + url()).getBytes(StandardCharsets.US_ASCII));
    out.write(old, 1, old.length - 1);
    return Files.write(copy, out.toByteArray());
  }

  private byte[] answer() {
    var out = new ByteArrayOutputStream();
    out.writeBytes("d8:intervali5e12:min intervali2e5:peers6:".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {127, 0, 0, 1, (byte) (peerPort >> 8), (byte) peerPort});
    out.write('e');
    return out.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
