package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.swarmroom.sharing.fuzz.Chunks;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.testdata.Must;

/**
 * MSE, with a peer that knows the keys and says anything: refused by {@link MseException} alone,
 * which closes; once both agree, all bytes after the handshake come out in plain text and no more;
 * no buffer is lost.
 *
 * <p>The input: which side the peer is (bit 0), whether its bytes are raw (bit 1), whether the
 * torrent is unknown (bit 2), our encryption (the rest); its padding in threes; then what it says,
 * which is encrypted for it where the protocol has it so.
 */
public final class MseFuzz {

  private static final InfoHash TORRENT = InfoHash.of(new byte[InfoHash.SHORT_LENGTH]);

  private MseFuzz() {}

  public static List<byte[]> seeds() {
    byte[] offer = ByteBuffer.allocate(30).putLong(0).putInt(3).putShort((short) 2).array();
    byte[] choice = ByteBuffer.allocate(30).putLong(0).putInt(2).array();
    var seeds = new ArrayList<byte[]>();
    for (int how : new int[] {0, 4, 8, 16}) {
      seeds.add(seed(how, 5, offer));
      seeds.add(seed(how + 1, 5, choice));
      seeds.add(seed(how + 2, 0, new byte[120]));
    }
    seeds.add(seed(8, 255, offer));
    return seeds;
  }

  private static byte[] seed(int how, int pad, byte[] words) {
    return ByteBuffer.allocate(2 + words.length).put((byte) how).put((byte) pad).put(words).array();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 4_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    if (data.length < 2) {
      return;
    }
    var encryption = Encryption.values()[((data[0] & 0xff) >> 3) % 3];
    boolean dialled = (data[0] & 1) == 1;
    MseHandler handler =
        dialled
            ? MseHandler.initiator(TORRENT, encryption)
            : MseHandler.receiver(key -> known(key), encryption);
    var heard = new Heard();
    var channel = Chunks.channel(handler, heard);
    byte[] words = Arrays.copyOfRange(data, 2, data.length);
    try {
      if ((data[0] & 2) != 0) {
        Chunks.torn(channel, words);
      } else {
        talk(channel, dialled, (data[0] & 4) != 0, 3 * (data[1] & 0xff), words);
      }
    } catch (MseException e) {
      throw new AssertionError("our own key is good", e);
    }
    Must.hold(!(heard.done && heard.failed), "it fails or is done");
    Must.hold(!heard.failed || !channel.isActive(), "who fails is hung up on");
    Must.hold(heard.done || heard.plain.size() == 0, "nothing comes out before");
    Must.hold(heard.plain.size() <= words.length, "nothing is made up");
    if (heard.done) {
      byte[] payload = Arrays.copyOfRange(words, payloadAt(words, dialled), words.length);
      byte[] out = heard.plain.toByteArray();
      Must.hold(out.length == payload.length, "all that follows the handshake comes out");
      Must.hold(heard.plainText || Arrays.equals(out, payload), "what was hidden comes out");
    }
    Chunks.finish(channel);
  }

  /** Behind eight zeros, choice, padding and, of who dialled, the length of its first payload. */
  private static int payloadAt(byte[] words, boolean dialled) {
    return (dialled ? 14 : 16) + ByteBuffer.wrap(words).getShort(12);
  }

  private static Optional<InfoHash> known(byte[] key) {
    return Arrays.equals(key, MseHandler.key(TORRENT)) ? Optional.of(TORRENT) : Optional.empty();
  }

  /** Says {@code words} with the right keys, after padding. */
  private static void talk(
      EmbeddedChannel channel, boolean dialled, boolean lost, int pad, byte[] words)
      throws MseException {
    var keys = new MseKeys();
    Chunks.torn(channel, keys.publicKey());
    ByteBuf hello = channel.readOutbound();
    byte[] theirs = Arrays.copyOf(Chunks.bytes(hello), MseKeys.LENGTH);
    byte[] secret = keys.secret(theirs);
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[pad]);
    if (!dialled) {
      byte[] hash = lost ? new byte[20] : MseHandler.key(TORRENT);
      out.writeBytes(MseKeys.req1(secret));
      out.writeBytes(MseKeys.xor(hash, MseKeys.req3(secret)));
    }
    Rc4 cipher = dialled ? MseKeys.receiver(secret, TORRENT) : MseKeys.initiator(secret, TORRENT);
    byte[] hidden = words.clone();
    cipher.apply(hidden, 0, hidden.length);
    out.writeBytes(hidden);
    Chunks.torn(channel, out.toByteArray());
  }

  private static final class Heard extends ChannelInboundHandlerAdapter {

    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private boolean done;
    private boolean plainText;
    private boolean failed;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      plain.writeBytes(Chunks.bytes((ByteBuf) message));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof MseHandler.Done agreed) {
        Must.hold(!done && agreed.torrent().equals(TORRENT), "they agree once");
        done = true;
        plainText = !agreed.encrypted();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      Must.hold(cause instanceof MseException, "only the declared exception comes: " + cause);
      failed = true;
    }
  }
}
