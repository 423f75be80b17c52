package org.swarmroom.sharing.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.UtPex;

/** A stock client's side of the peer exchange, in bare bytes. */
final class PexPeer implements AutoCloseable {

  private static final int PEX = 7;
  private static final int EXTENDED = 20;
  private static final int INTERESTED = 2;
  private static final int UNCHOKE = 1;

  private final RawPeer raw;
  final ExtendedHandshake theirs;

  PexPeer(InetSocketAddress node, Metainfo torrent, int id, int listens) throws IOException {
    raw = new RawPeer(node);
    var hello = ByteBuffer.allocate(68).put((byte) 19);
    hello.put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII));
    hello.putLong(0x10_0000L).put(torrent.wireHashes().get(0).bytes()).putInt(id);
    raw.out.write(hello.array());
    raw.in.readFully(new byte[68]);
    var names = BDictionary.builder().put(UtPex.NAME, PEX).build();
    var greeting = BDictionary.builder().put("m", names).put("p", listens).build();
    extended(0, BencodeWriter.write(greeting));
    theirs = ExtendedHandshake.parse(awaitExtended(0));
  }

  private void extended(int id, byte[] body) throws IOException {
    raw.out.writeInt(2 + body.length);
    raw.out.write(new byte[] {EXTENDED, (byte) id});
    raw.out.write(body);
  }

  private byte[] awaitExtended(int id) throws IOException {
    while (true) {
      var body = raw.awaitMessage(EXTENDED);
      if (body[1] == id) {
        return Arrays.copyOfRange(body, 2, body.length);
      }
    }
  }

  UtPex awaitPex() throws IOException {
    return UtPex.parse(awaitExtended(PEX));
  }

  /** Names peers of the network 10/8, under the id that nodes give out. */
  void name(int from, int count) throws IOException {
    var compact = new ByteArrayOutputStream();
    for (int i = from; i < from + count; i++) {
      compact.writeBytes(new byte[] {10, 1, (byte) (i >> 8), (byte) i, 0, 99});
    }
    var message = BDictionary.builder().put("added", compact.toByteArray()).build();
    extended(2, BencodeWriter.write(message));
  }

  /** Names one peer. */
  void name(InetSocketAddress peer) throws IOException {
    extended(2, new UtPex(List.of(new UtPex.Peer(peer, 0)), List.of()).message(2).payload());
  }

  /** What else came until the node has dealt with everything that was sent so far. */
  List<byte[]> settle() throws IOException {
    var seen = new ArrayList<byte[]>();
    raw.message(INTERESTED);
    while (true) {
      var body = new byte[raw.in.readInt()];
      raw.in.readFully(body);
      if (body.length > 0 && body[0] == UNCHOKE) {
        return seen;
      }
      seen.add(body);
    }
  }

  static boolean isPex(byte[] message) {
    return message.length > 1 && message[0] == EXTENDED && message[1] == PEX;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
