package org.swarmroom.app.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The least that is a leech: one plain connection (BEP 3) without extensions that has nothing and
 * throws away what it gets. Confined to one thread.
 */
final class PlainPeer implements AutoCloseable {

  static final int BLOCK = 16 << 10;

  static final int UNCHOKE = 1;
  static final int PIECE = 7;

  private static final int INTERESTED = 2;
  private static final int REQUEST = 6;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /** Connects from an address of this machine and shakes hands. */
  PlainPeer(InetAddress from, InetSocketAddress seed, byte[] infohash) throws IOException {
    try {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(seed);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 18));
      var hello = ByteBuffer.allocate(68);
      hello.put((byte) 19).put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII));
      hello.position(28).put(infohash).put(id());
      socket.getOutputStream().write(hello.array());
      in.readFully(new byte[hello.capacity()]);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static byte[] id() {
    var id = new byte[20];
    ThreadLocalRandom.current().nextBytes(id);
    return id;
  }

  void interested() throws IOException {
    send(ByteBuffer.allocate(5).putInt(1).put((byte) INTERESTED));
  }

  /**
   * @param count blocks one after the other, from a byte of the torrent on
   */
  void request(long at, int count, int pieceLength) throws IOException {
    var message = ByteBuffer.allocate(17 * count);
    for (long block = at; block < at + (long) count * BLOCK; block += BLOCK) {
      message.putInt(13).put((byte) REQUEST);
      message.putInt((int) (block / pieceLength)).putInt((int) (block % pieceLength)).putInt(BLOCK);
    }
    send(message);
  }

  /** Waits for a message, drops what it says and returns its number. */
  int next() throws IOException {
    int length = in.readInt();
    while (length == 0) {
      length = in.readInt();
    }
    int number = in.read();
    in.skipNBytes(length - 1);
    return number;
  }

  /** Waits for a message of this number. */
  void await(int number) throws IOException {
    int got = next();
    while (got != number) {
      got = next();
    }
  }

  private void send(ByteBuffer message) throws IOException {
    socket.getOutputStream().write(message.array(), 0, message.position());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
