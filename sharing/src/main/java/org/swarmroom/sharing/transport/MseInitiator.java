package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.torrent.InfoHash;

/** The side that dialled: steps 1, 3 and 5 of MSE. */
final class MseInitiator implements MseSide {

  private static final int ANSWER = VC + 4 + 2;

  private final InfoHash torrent;
  private final Encryption encryption;
  private final MseKeys keys = new MseKeys();

  private @Nullable Ciphers ciphers;
  private boolean found;
  private int selected;

  /** Padding that the peer announced; -1 before. */
  private int pad = -1;

  MseInitiator(InfoHash torrent, Encryption encryption) {
    this.torrent = torrent;
    this.encryption = encryption;
  }

  /** {@code mark} is what eight zero bytes of the peer look like. */
  private record Ciphers(Rc4 incoming, Rc4 outgoing, byte[] mark) {}

  @Override
  public void start(Consumer<byte[]> out) {
    out.accept(MseSide.hello(keys));
  }

  @Override
  public Optional<Agreed> receive(ByteBuf in, Consumer<byte[]> out) throws MseException {
    Ciphers now = ciphers;
    if (now == null) {
      if (in.readableBytes() < MseKeys.LENGTH) {
        return Optional.empty();
      }
      now = exchange(in, out);
      ciphers = now;
    }
    if (!found) {
      Optional<Integer> at = MseSide.find(in, now.mark(), MAX_PAD);
      if (at.isEmpty()) {
        return Optional.empty();
      }
      in.skipBytes(at.get() + VC);
      found = true;
    }
    return answer(in, now);
  }

  private Ciphers exchange(ByteBuf in, Consumer<byte[]> out) throws MseException {
    byte[] theirs = new byte[MseKeys.LENGTH];
    in.readBytes(theirs);
    byte[] secret = keys.secret(theirs);
    Rc4 outgoing = MseKeys.initiator(secret, torrent);
    Rc4 incoming = MseKeys.receiver(secret, torrent);
    byte[] padC = new byte[MseKeys.RANDOM.nextInt(MAX_PAD + 1)];
    byte[] hidden =
        ByteBuffer.allocate(ANSWER + padC.length + 2)
            .putLong(0)
            .putInt(encryption.provided())
            .putShort((short) padC.length)
            .put(padC)
            .putShort((short) 0)
            .array();
    outgoing.apply(hidden, 0, hidden.length);
    byte[] req1 = MseKeys.req1(secret);
    byte[] req23 = MseKeys.xor(MseKeys.req2(torrent), MseKeys.req3(secret));
    out.accept(
        ByteBuffer.allocate(req1.length + req23.length + hidden.length)
            .put(req1)
            .put(req23)
            .put(hidden)
            .array());
    byte[] mark = new byte[VC];
    incoming.apply(mark, 0, VC);
    return new Ciphers(incoming, outgoing, mark);
  }

  private Optional<Agreed> answer(ByteBuf in, Ciphers now) throws MseException {
    if (pad < 0) {
      if (in.readableBytes() < ANSWER - VC) {
        return Optional.empty();
      }
      ByteBuffer answer = ByteBuffer.wrap(MseSide.read(in, ANSWER - VC, now.incoming()));
      selected = answer.getInt();
      pad = answer.getShort() & 0xffff;
      if (Integer.bitCount(selected) != 1 || (selected & encryption.provided()) == 0) {
        throw new MseException("The peer chose an encryption that was not offered.");
      } else if (pad > MAX_PAD) {
        throw new MseException("The peer announced too much padding.");
      }
    }
    if (in.readableBytes() < pad) {
      return Optional.empty();
    }
    MseSide.read(in, pad, now.incoming());
    boolean encrypted = selected == Encryption.RC4_BIT;
    return Optional.of(
        new Agreed(torrent.truncated(), encrypted, now.incoming(), now.outgoing(), new byte[0]));
  }
}
