package org.swarmroom.sharing.wire;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;

/**
 * A message of {@code ut_pex} (BEP 11): peers that came and went since the last one. Parsing takes
 * at most {@link #MAX_PEERS} of each kind and leaves the rest.
 */
public record UtPex(List<Peer> added, List<InetSocketAddress> dropped) {

  /** Name of the extension in the handshake. */
  public static final String NAME = "ut_pex";

  /** Peers of one kind in one message. */
  public static final int MAX_PEERS = 100;

  private static final int V4 = 6;
  private static final int V6 = 18;

  /** Keeps read-only copies. */
  public UtPex {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
  }

  /**
   * A peer that came.
   *
   * @param address where it listens
   * @param flags bits of BEP 11: 0x01 prefers encryption, 0x02 seed, 0x04 uTP, 0x08 hole punching,
   *     0x10 reachable
   */
  public record Peer(InetSocketAddress address, int flags) {}

  /**
   * Reads the payload of an extended message.
   *
   * @throws WireException if it is not a bencoded dictionary
   */
  public static UtPex parse(byte[] payload) {
    try {
      BDictionary in = BencodeParser.dictionary(payload, Limits.MESSAGE);
      List<Peer> added = new ArrayList<>();
      peers(in, "added", V4, added);
      peers(in, "added6", V6, added);
      List<InetSocketAddress> dropped = new ArrayList<>(addresses(in, "dropped", V4));
      dropped.addAll(addresses(in, "dropped6", V6));
      return new UtPex(added, dropped);
    } catch (BencodeException e) {
      throw new WireException("The peer's list of peers is broken: " + e.getMessage(), e);
    }
  }

  private static void peers(BDictionary in, String key, int width, List<Peer> to) {
    byte[] flags = in.string(key + ".f").map(BString::bytes).orElse(new byte[0]);
    List<InetSocketAddress> addresses = addresses(in, key, width);
    for (int i = 0; i < addresses.size(); i++) {
      to.add(new Peer(addresses.get(i), i < flags.length ? flags[i] & 0xff : 0));
    }
  }

  private static List<InetSocketAddress> addresses(BDictionary in, String key, int width) {
    byte[] all = in.string(key).map(BString::bytes).orElse(new byte[0]);
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (int at = 0; at + width <= all.length && addresses.size() < MAX_PEERS; at += width) {
      int port = ((all[at + width - 2] & 0xff) << 8) | (all[at + width - 1] & 0xff);
      addresses.add(
          new InetSocketAddress(address(Arrays.copyOfRange(all, at, at + width - 2)), port));
    }
    return addresses;
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }

  /** The message that carries this, under the id that the receiver asked for. */
  public Message.Extended message(int id) {
    List<Peer> v4 = added.stream().filter(p -> isV4(p.address())).toList();
    List<Peer> v6 = added.stream().filter(p -> !isV4(p.address())).toList();
    BDictionary.Builder out =
        BDictionary.builder()
            .put("added", compact(v4.stream().map(Peer::address).toList()))
            .put("added.f", flags(v4))
            .put("added6", compact(v6.stream().map(Peer::address).toList()))
            .put("added6.f", flags(v6))
            .put("dropped", compact(dropped.stream().filter(UtPex::isV4).toList()))
            .put("dropped6", compact(dropped.stream().filter(a -> !isV4(a)).toList()));
    return new Message.Extended(id, BencodeWriter.write(out.build()));
  }

  private static boolean isV4(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address;
  }

  private static byte[] compact(List<InetSocketAddress> addresses) {
    var out = new ByteArrayOutputStream(addresses.size() * V6);
    for (InetSocketAddress address : addresses) {
      out.writeBytes(address.getAddress().getAddress());
      out.write(address.getPort() >> 8);
      out.write(address.getPort());
    }
    return out.toByteArray();
  }

  private static byte[] flags(List<Peer> peers) {
    byte[] flags = new byte[peers.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = (byte) peers.get(i).flags();
    }
    return flags;
  }
}
