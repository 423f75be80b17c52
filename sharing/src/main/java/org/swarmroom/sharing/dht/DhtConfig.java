package org.swarmroom.sharing.dht;

import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * What the DHT is given by the node.
 *
 * @param loops one of them is the DHT's
 * @param blocking for the table's file and names of bootstrap nodes
 * @param bind address to listen at, or the wildcard; one of this machine's own loopback addresses
 *     means that nobody outside is asked unless the user names somebody
 * @param port our TCP port: what is announced, and the UDP port that is wished for
 * @param file where the table is kept from run to run
 * @param found takes peers of a torrent
 * @param warnings takes one sentence when there can be no DHT
 */
public record DhtConfig(
    EventLoopGroup loops,
    Executor blocking,
    InetAddress bind,
    IntSupplier port,
    Path file,
    BiConsumer<InfoHash, Collection<InetSocketAddress>> found,
    Consumer<String> warnings) {}
