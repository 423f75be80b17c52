package org.swarmroom.sharing.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;

/** A peer made of bare bytes, that does what no honest one would. Blocking, with timeouts. */
final class RawPeer implements AutoCloseable {

  private final Socket socket = new Socket();
  final DataInputStream in;
  final DataOutputStream out;

  RawPeer(InetSocketAddress node) throws IOException {
    this(node, new InetSocketAddress(0));
  }

  /**
   * @param from where it dials from
   */
  RawPeer(InetSocketAddress node, InetSocketAddress from) throws IOException {
    socket.bind(from);
    socket.connect(node, 5_000);
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  /** A handshake without any extension, and theirs read. */
  static RawPeer shaken(InetSocketAddress node, Metainfo torrent, int id) throws IOException {
    var peer = new RawPeer(node);
    peer.handshake(torrent, id);
    peer.in.readFully(new byte[68]);
    return peer;
  }

  /** As {@link #shaken}; then it says that it takes long blocks, as nodes of ours do. */
  static RawPeer takingLongBlocks(InetSocketAddress node, Metainfo torrent, int id)
      throws IOException {
    var peer = new RawPeer(node);
    peer.handshake(torrent.wireHashes().get(0), id, 1 << 20);
    peer.in.readFully(new byte[68]);
    var greeting =
        BencodeWriter.write(
            BDictionary.builder()
                .put("m", BDictionary.builder().build())
                .put("sr_block", new byte[] {0, 8, 0, 0})
                .build());
    peer.out.writeInt(2 + greeting.length);
    peer.out.write(new byte[] {20, 0});
    peer.out.write(greeting);
    return peer;
  }

  void handshake(Metainfo torrent, int id) throws IOException {
    handshake(torrent.wireHashes().get(0), id);
  }

  void handshake(InfoHash hash, int id) throws IOException {
    handshake(hash, id, 0);
  }

  private void handshake(InfoHash hash, int id, long reserved) throws IOException {
    var hello = ByteBuffer.allocate(68).put((byte) 19);
    hello.put("BitTorrent protocol".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    hello.putLong(reserved).put(hash.bytes());
    hello.putInt(id);
    out.write(hello.array());
  }

  void message(int id, int... fields) throws IOException {
    var bytes = ByteBuffer.allocate(5 + 4 * fields.length).putInt(1 + 4 * fields.length);
    bytes.put((byte) id);
    for (int field : fields) {
      bytes.putInt(field);
    }
    out.write(bytes.array());
  }

  /** Reads until a message of this kind came, and gives its body. */
  byte[] awaitMessage(int id) throws IOException {
    while (true) {
      int length = in.readInt();
      if (length > 0) {
        var body = new byte[length];
        in.readFully(body);
        if (body[0] == id) {
          return body;
        }
      }
    }
  }

  /** Reads until the node hangs up. */
  void awaitClose() throws IOException {
    try {
      while (in.read(new byte[8192]) >= 0) {
        // What it said before does not matter.
      }
    } catch (EOFException | java.net.SocketException e) {
      // A reset is a hang-up too.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
