package org.swarmroom.sharing.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.fuzz.Chunks;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.UtMetadata;
import org.swarmroom.sharing.wire.UtPex;

/** One of each message, alone and all in a row. */
final class MessageSeeds {

  private static final EmbeddedChannel WRITER = Chunks.channel(MessageEncoder.INSTANCE);

  private MessageSeeds() {}

  static ExtendedHandshake greeting() {
    return new ExtendedHandshake(
        Map.of("ut_metadata", 1, "ut_pex", 2, "sr_busy", 3),
        Optional.of("Swarmroom"),
        OptionalInt.of(51413),
        OptionalInt.of(250),
        OptionalInt.of(31_235),
        Optional.of(InetAddress.getLoopbackAddress()),
        true,
        Map.of(LongBlocks.FIELD, LongBlocks.offer(true), "sr_proof", new byte[32]));
  }

  static List<byte[]> all() {
    var root = ContentId.of(new byte[32]);
    var v4 = new InetSocketAddress("10.0.0.1", 6881);
    var v6 = new InetSocketAddress("fe80::1", 1);
    var pex = new UtPex(List.of(new UtPex.Peer(v4, 2), new UtPex.Peer(v6, 1)), List.of(v4, v6));
    List<Message> messages =
        List.of(
            new Message.KeepAlive(),
            new Message.Choke(),
            new Message.Unchoke(),
            new Message.Interested(),
            new Message.NotInterested(),
            new Message.Have(7),
            new Message.Bitfield(new byte[] {1, 2, 3}),
            new Message.Request(1, 16384, 16384),
            new Message.Piece(1, 16384, Unpooled.wrappedBuffer(new byte[40])),
            new Message.Cancel(1, 16384, 16384),
            new Message.Port(6881),
            new Message.SuggestPiece(3),
            new Message.HaveAll(),
            new Message.HaveNone(),
            new Message.RejectRequest(1, 0, 16384),
            new Message.AllowedFast(2),
            new Message.HashRequest(root, 0, 0, 2, 1),
            new Message.Hashes(root, 0, 0, 2, 0, new byte[64]),
            new Message.HashReject(root, 1, 2, 2, 3),
            greeting().message(),
            new UtMetadata.Request(0).message(1),
            new UtMetadata.Data(0, 20, new byte[20]).message(1),
            new UtMetadata.Reject(4).message(1),
            pex.message(2),
            new Busy(4, 60_000).message(3));
    var seeds = new ArrayList<byte[]>();
    var row = new ByteArrayOutputStream();
    for (Message message : messages) {
      byte[] bytes = bytes(message);
      seeds.add(bytes);
      row.writeBytes(bytes);
    }
    seeds.add(row.toByteArray());
    return seeds;
  }

  static synchronized byte[] bytes(Object message) {
    WRITER.writeOutbound(message);
    var parts = new ArrayList<ByteBuf>();
    for (ByteBuf part = WRITER.readOutbound(); part != null; part = WRITER.readOutbound()) {
      parts.add(part);
    }
    return Chunks.joined(parts);
  }
}
