package org.swarmroom.app.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.swarmroom.sharing.torrent.InfoHash;

/** Somebody at the port who says what it likes, in the open or inside TLS without a certificate. */
final class Stranger implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private static final AtomicInteger PEERS = new AtomicInteger();

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final BufferedReader lines;
  private final StringBuilder heard = new StringBuilder();

  private Stranger(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
    lines = new BufferedReader(new InputStreamReader(in, UTF_8));
  }

  static Stranger inTheOpen(int port) throws IOException {
    return new Stranger(new Socket(InetAddress.getByName("127.0.0.1"), port));
  }

  static Stranger insideTls(int port, String alpn) throws IOException {
    try {
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
      var socket =
          (SSLSocket)
              context.getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"), port);
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {alpn});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new Stranger(socket);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Says it if it is still listened to. */
  Stranger bytes(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException hungUp) {
      heard.append("(hung up)");
    }
    return this;
  }

  Stranger lines(String... all) {
    for (String line : all) {
      bytes((line + "\r\n").getBytes(UTF_8));
    }
    return this;
  }

  /** A BitTorrent handshake with the extension protocol (BEP 10). */
  Stranger handshake(InfoHash torrent) {
    var hello = ByteBuffer.allocate(68).put((byte) 19);
    hello.put("BitTorrent protocol".getBytes(ISO_8859_1)).putLong(0x10_0000L);
    hello.put(torrent.truncated().bytes()).putInt(PEERS.incrementAndGet());
    return bytes(hello.array());
  }

  /** A message of the peer wire protocol (BEP 3). */
  Stranger message(int id, int... fields) {
    var bytes = ByteBuffer.allocate(5 + 4 * fields.length).putInt(1 + 4 * fields.length);
    bytes.put((byte) id);
    for (int field : fields) {
      bytes.putInt(field);
    }
    return bytes(bytes.array());
  }

  /** Reads the other handshake, then messages until one with this id came. */
  void awaitMessage(int id) throws IOException {
    var data = new DataInputStream(in);
    data.readFully(new byte[68]);
    while (true) {
      int length = data.readInt();
      byte[] body = data.readNBytes(length);
      if (length > 0 && body[0] == id) {
        return;
      }
    }
  }

  /** Reads lines until one holds this. */
  String hears(String part) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heard.append(line).append('\n');
      if (line.contains(part)) {
        return line;
      }
    }
    throw new AssertionError("hung up without " + part + " after: " + heard);
  }

  /** All lines so far. */
  String heard() {
    return heard.toString();
  }

  /** Waits for the other side to end it, and gives the bytes that came before. */
  int isHungUp() throws IOException {
    int bytes = 0;
    try {
      while (in.read() >= 0) {
        bytes++;
      }
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("the connection is still open", stillOpen);
    } catch (IOException reset) {
      assertThat(reset).isNotNull();
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Trusting implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
