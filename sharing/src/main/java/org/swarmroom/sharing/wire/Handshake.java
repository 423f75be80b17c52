package org.swarmroom.sharing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * The first 68 bytes of a BitTorrent connection (BEP 3).
 *
 * @param reserved the eight reserved bytes, the first in the highest bits
 * @param infoHash 20 bytes: v1, or v2 cut short
 * @param peerId who speaks
 */
public record Handshake(long reserved, InfoHash infoHash, PeerId peerId) {

  /** Length in bytes. */
  public static final int LENGTH = 68;

  /** Extension protocol (BEP 10): bit 20 from the right. */
  public static final long EXTENDED = 0x10_0000L;

  /** Fast extension (BEP 6). */
  public static final long FAST = 0x4L;

  /** DHT (BEP 5). */
  public static final long DHT = 0x1L;

  /** The sender can speak v2 about this hybrid torrent (BEP 52, "Upgrade path"). */
  public static final long V2 = 0x10L;

  static final byte[] PROTOCOL = "\u0013BitTorrent protocol".getBytes(ISO_8859_1);

  /** What this program says: extension protocol and fast extension, v2 where the torrent has it. */
  public static Handshake ours(InfoHash infoHash, PeerId peerId, boolean v2) {
    return new Handshake(EXTENDED | FAST | (v2 ? V2 : 0), infoHash.truncated(), peerId);
  }

  /** The same, said by a node of the DHT. */
  public Handshake withDht() {
    return new Handshake(reserved | DHT, infoHash, peerId);
  }

  /** Whether the sender speaks BEP 10. */
  public boolean extended() {
    return (reserved & EXTENDED) != 0;
  }

  /** Whether the sender speaks BEP 6. */
  public boolean fast() {
    return (reserved & FAST) != 0;
  }

  /** Whether the sender has a DHT node. */
  public boolean dht() {
    return (reserved & DHT) != 0;
  }

  /** Whether the sender speaks BEP 52. */
  public boolean v2() {
    return (reserved & V2) != 0;
  }

  /** Appends the 68 bytes. */
  public void write(ByteBuf out) {
    out.writeBytes(PROTOCOL).writeLong(reserved);
    out.writeBytes(infoHash.truncated().bytes()).writeBytes(peerId.bytes());
  }

  /**
   * Reads 68 bytes.
   *
   * @throws WireException if they do not start with the protocol's name
   */
  static Handshake read(ByteBuf in) {
    byte[] protocol = new byte[PROTOCOL.length];
    in.readBytes(protocol);
    if (!Arrays.equals(protocol, PROTOCOL)) {
      throw new WireException("The peer does not speak BitTorrent.");
    }
    long reserved = in.readLong();
    byte[] hash = new byte[InfoHash.SHORT_LENGTH];
    in.readBytes(hash);
    byte[] id = new byte[PeerId.LENGTH];
    in.readBytes(id);
    return new Handshake(reserved, InfoHash.of(hash), PeerId.of(id));
  }
}
