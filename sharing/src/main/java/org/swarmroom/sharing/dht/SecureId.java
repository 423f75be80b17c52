package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/**
 * Ids that follow from the address, so that nobody can choose where in the network to stand.
 * Source: BEP 42.
 */
final class SecureId {

  private static final byte[] MASK_4 = {0x03, 0x0f, 0x3f, (byte) 0xff};
  private static final byte[] MASK_6 = {0x01, 0x03, 0x07, 0x0f, 0x1f, 0x3f, 0x7f, (byte) 0xff};

  private SecureId() {}

  /** An id for a node at this address; elsewhere it is not {@link #fits proper}. */
  static NodeId make(InetAddress ip, RandomGenerator random) {
    byte[] id = NodeId.random(random).bytes();
    int crc = crc(ip, id[NodeId.BYTES - 1]);
    id[0] = (byte) (crc >>> 24);
    id[1] = (byte) (crc >>> 16);
    id[2] = (byte) (crc >>> 8 & 0xf8 | id[2] & 0x07);
    return NodeId.of(id);
  }

  /** Whether the id is one that a node at this address may have; anything goes for near ones. */
  static boolean fits(NodeId node, InetAddress ip) {
    if (Hearsay.isNear(ip)) {
      return true;
    }
    byte[] id = node.bytes();
    int crc = crc(ip, id[NodeId.BYTES - 1]);
    return id[0] == (byte) (crc >>> 24)
        && id[1] == (byte) (crc >>> 16)
        && (id[2] & 0xf8) == (crc >>> 8 & 0xf8);
  }

  private static int crc(InetAddress ip, byte seed) {
    byte[] address = ip.getAddress();
    byte[] mask = Family.of(ip) == Family.IPV4 ? MASK_4 : MASK_6;
    byte[] masked = new byte[mask.length];
    for (int i = 0; i < mask.length; i++) {
      masked[i] = (byte) (address[i] & mask[i]);
    }
    masked[0] |= (byte) ((seed & 7) << 5);
    var crc = new CRC32C();
    crc.update(masked);
    return (int) crc.getValue();
  }
}
