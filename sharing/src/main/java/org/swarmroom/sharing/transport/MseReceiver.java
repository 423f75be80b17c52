package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.torrent.InfoHash;

/** The side that was dialled: steps 2 and 4 of MSE. */
final class MseReceiver implements MseSide {

  private static final int HASH = 20;
  private static final int OFFER = VC + 4 + 2;

  private final MseHandler.Torrents torrents;
  private final Encryption encryption;
  private final MseKeys keys = new MseKeys();

  private byte @Nullable [] secret;
  private boolean found;
  private @Nullable Ciphers ciphers;
  private int selected;

  /** Lengths that the peer announced; -1 before. */
  private int pad = -1;

  private int first = -1;

  MseReceiver(MseHandler.Torrents torrents, Encryption encryption) {
    this.torrents = torrents;
    this.encryption = encryption;
  }

  private record Ciphers(InfoHash torrent, Rc4 incoming, Rc4 outgoing) {}

  @Override
  public void start(Consumer<byte[]> out) {
    // The initiator speaks first.
  }

  @Override
  public Optional<Agreed> receive(ByteBuf in, Consumer<byte[]> out) throws MseException {
    byte[] shared = secret;
    if (shared == null) {
      if (in.readableBytes() < MseKeys.LENGTH) {
        return Optional.empty();
      }
      byte[] theirs = new byte[MseKeys.LENGTH];
      in.readBytes(theirs);
      shared = keys.secret(theirs);
      secret = shared;
      out.accept(MseSide.hello(keys));
    }
    if (!found) {
      Optional<Integer> at = MseSide.find(in, MseKeys.req1(shared), MAX_PAD);
      if (at.isEmpty()) {
        return Optional.empty();
      }
      in.skipBytes(at.get() + HASH);
      found = true;
    }
    Ciphers now = ciphers;
    if (now == null) {
      if (in.readableBytes() < HASH) {
        return Optional.empty();
      }
      now = torrent(in, shared);
      ciphers = now;
    }
    return offer(in, out, now);
  }

  private Ciphers torrent(ByteBuf in, byte[] shared) throws MseException {
    byte[] hidden = new byte[HASH];
    in.readBytes(hidden);
    InfoHash torrent =
        torrents
            .find(MseKeys.xor(hidden, MseKeys.req3(shared)))
            .orElseThrow(() -> new MseException("The peer asked for a torrent that is not here."));
    return new Ciphers(
        torrent, MseKeys.initiator(shared, torrent), MseKeys.receiver(shared, torrent));
  }

  private Optional<Agreed> offer(ByteBuf in, Consumer<byte[]> out, Ciphers now)
      throws MseException {
    if (pad < 0) {
      if (in.readableBytes() < OFFER) {
        return Optional.empty();
      }
      ByteBuffer offer = ByteBuffer.wrap(MseSide.read(in, OFFER, now.incoming()));
      if (offer.getLong() != 0) {
        throw new MseException("The peer's handshake is damaged.");
      }
      selected = encryption.select(offer.getInt());
      pad = offer.getShort() & 0xffff;
      if (selected == 0) {
        throw new MseException("The peer offers no encryption that this node allows.");
      } else if (pad > MAX_PAD) {
        throw new MseException("The peer announced too much padding.");
      }
    }
    if (first < 0) {
      if (in.readableBytes() < pad + 2) {
        return Optional.empty();
      }
      MseSide.read(in, pad, now.incoming());
      first = ByteBuffer.wrap(MseSide.read(in, 2, now.incoming())).getShort() & 0xffff;
    }
    if (in.readableBytes() < first) {
      return Optional.empty();
    }
    byte[] firstBytes = MseSide.read(in, first, now.incoming());
    out.accept(answer(now.outgoing()));
    return Optional.of(
        new Agreed(
            now.torrent().truncated(),
            selected == Encryption.RC4_BIT,
            now.incoming(),
            now.outgoing(),
            firstBytes));
  }

  /** Verification constant, choice, and no padding: the payload that follows pads enough. */
  private byte[] answer(Rc4 outgoing) {
    byte[] answer =
        ByteBuffer.allocate(OFFER).putLong(0).putInt(selected).putShort((short) 0).array();
    outgoing.apply(answer, 0, answer.length);
    return answer;
  }
}
