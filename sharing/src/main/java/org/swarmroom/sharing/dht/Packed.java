package org.swarmroom.sharing.dht;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Addresses and nodes as bytes: address and port, with 20 bytes of id before them for nodes.
 * Source: BEP 5, "Contact Encoding"; BEP 32 for IPv6.
 */
final class Packed {

  private static final int PORT_BYTES = 2;

  private Packed() {}

  static byte[] address(InetSocketAddress address) {
    var out = new ByteArrayOutputStream();
    put(out, address);
    return out.toByteArray();
  }

  static byte[] contacts(Collection<Contact> contacts) {
    var out = new ByteArrayOutputStream();
    for (Contact contact : contacts) {
      out.writeBytes(contact.id().bytes());
      put(out, contact.address());
    }
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, InetSocketAddress address) {
    out.writeBytes(address.getAddress().getAddress());
    out.write(address.getPort() >> 8);
    out.write(address.getPort());
  }

  /** Empty for any length but 6 and 18, and for port 0. */
  static Optional<InetSocketAddress> address(byte[] packed) {
    int addressBytes = packed.length - PORT_BYTES;
    return addressBytes == Family.IPV4.addressBytes || addressBytes == Family.IPV6.addressBytes
        ? read(packed, 0, addressBytes)
        : Optional.empty();
  }

  /** Whole entries, {@code most} of them; a torn last one and port 0 are left out. */
  static List<Contact> contacts(byte[] packed, Family family, int most) {
    var contacts = new ArrayList<Contact>();
    int entry = NodeId.BYTES + family.addressBytes + PORT_BYTES;
    for (int at = 0; at + entry <= packed.length && contacts.size() < most; at += entry) {
      NodeId id = NodeId.of(Arrays.copyOfRange(packed, at, at + NodeId.BYTES));
      read(packed, at + NodeId.BYTES, family.addressBytes)
          .filter(address -> Family.of(address.getAddress()) == family)
          .ifPresent(address -> contacts.add(new Contact(id, address)));
    }
    return contacts;
  }

  private static Optional<InetSocketAddress> read(byte[] packed, int at, int addressBytes) {
    int portAt = at + addressBytes;
    int port = (packed[portAt] & 0xff) << 8 | packed[portAt + 1] & 0xff;
    return port == 0
        ? Optional.empty()
        : Optional.of(
            new InetSocketAddress(ip(Arrays.copyOfRange(packed, at, at + addressBytes)), port));
  }

  private static InetAddress ip(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of " + bytes.length + " bytes", e);
    }
  }
}
