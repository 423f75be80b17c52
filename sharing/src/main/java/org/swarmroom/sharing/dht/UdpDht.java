package org.swarmroom.sharing.dht;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * The nodes of both families on one bound socket. Datagrams that don't start as a dictionary does
 * are passed on: they belong to another protocol on the same port. Confined to the socket's event
 * loop.
 */
final class UdpDht extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(UdpDht.class);

  private final Channel channel;
  private final Map<Family, DhtNode> nodes = new EnumMap<>(Family.class);
  private final Map<InfoHash, Boolean> torrents = new HashMap<>();
  private final Set<InetSocketAddress> routers = new HashSet<>();

  /** What both nodes are given; as in {@link DhtConfig}. */
  record Parts(
      IntSupplier port,
      Supplier<CompletableFuture<List<InetSocketAddress>>> bootstrap,
      boolean sharedBootstrap,
      BiConsumer<InfoHash, Collection<InetSocketAddress>> found) {}

  /**
   * @param families that this machine can reach
   * @param saved of the last run
   */
  UdpDht(Channel channel, Set<Family> families, Map<Family, SavedTable> saved, Parts parts) {
    this.channel = channel;
    var surroundings = new UdpSurroundings(channel);
    for (Family family : families) {
      var config =
          new DhtNode.Config(
              parts.port(),
              () -> bootstrap(family, parts),
              routers::contains,
              (hash, peers) -> parts.found().accept(InfoHash.of(hash.bytes()), peers));
      SavedTable table = saved.getOrDefault(family, SavedTable.NOTHING);
      nodes.put(family, new DhtNode(family, surroundings, table, config));
    }
    nodes.forEach(
        (family, node) ->
            nodes.values().stream().filter(other -> other != node).forEach(node::setSibling));
  }

  private CompletableFuture<List<InetSocketAddress>> bootstrap(Family family, Parts parts) {
    return parts
        .bootstrap()
        .get()
        .thenApplyAsync(
            addresses -> {
              if (parts.sharedBootstrap()) {
                routers.addAll(addresses);
              }
              return addresses.stream().filter(family::has).toList();
            },
            channel.eventLoop());
  }

  void start() {
    channel.pipeline().addLast(this);
    nodes.values().forEach(DhtNode::start);
  }

  /** Makes these, and no others, the torrents we take part in. */
  void setTorrents(Map<InfoHash, Boolean> wanted) {
    for (InfoHash gone : Set.copyOf(torrents.keySet())) {
      if (!wanted.containsKey(gone)) {
        torrents.remove(gone);
        nodes.values().forEach(node -> node.remove(NodeId.of(gone.bytes())));
      }
    }
    wanted.forEach(
        (hash, announce) -> {
          if (!announce.equals(torrents.put(hash, announce))) {
            nodes.values().forEach(node -> node.add(NodeId.of(hash.bytes()), announce));
          }
        });
  }

  void consider(InetSocketAddress address) {
    nodes.values().forEach(node -> node.consider(address));
  }

  int port() {
    return channel.localAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
  }

  int size() {
    return nodes.values().stream().mapToInt(DhtNode::size).sum();
  }

  Map<Family, SavedTable> saved() {
    var tables = new EnumMap<Family, SavedTable>(Family.class);
    nodes.forEach((family, node) -> tables.put(family, node.saved()));
    return tables;
  }

  void stop() {
    nodes.values().forEach(DhtNode::stop);
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof DatagramPacket packet) || !isOurs(packet.content())) {
      context.fireChannelRead(message);
      return;
    }
    try {
      InetSocketAddress from = packet.sender();
      DhtNode node = nodes.get(Family.of(from.getAddress()));
      if (node != null) {
        byte[] bytes = new byte[packet.content().readableBytes()];
        packet.content().readBytes(bytes);
        node.take(from, bytes);
      }
    } finally {
      packet.release();
    }
  }

  private static boolean isOurs(ByteBuf content) {
    return content.isReadable() && content.getByte(content.readerIndex()) == 'd';
  }

  /** Some systems tell here that a datagram sent earlier met a closed port. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.debug("a datagram of the DHT was lost", cause);
  }
}
