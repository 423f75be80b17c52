package org.swarmroom.sharing.dht;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.sharing.dht.Krpc.Ask;
import org.swarmroom.sharing.torrent.InfoHash;

/** IPv4 and IPv6, on real sockets of this machine alone. */
@Timeout(60)
class FamiliesTest {

  @TempDir Path dir;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @AfterEach
  void end() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private Dht dht(String name, InetAddress bind, LinkedBlockingQueue<InetSocketAddress> found) {
    var self = new CompletableFuture<Dht>();
    var dht =
        new Dht(
            new DhtConfig(
                loops,
                Runnable::run,
                bind,
                () -> self.join().number(),
                dir.resolve(name),
                (hash, peers) -> found.addAll(peers),
                warning -> {
                  throw new AssertionError(warning);
                }));
    self.complete(dht);
    return dht;
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void twoNodesFindEachOther(String ip) throws Exception {
    InetAddress bind = InetAddress.getByName(ip);
    InfoHash hash = InfoHash.of(NodeId.random(new Random(1)).bytes());
    var found = new LinkedBlockingQueue<InetSocketAddress>();
    try (var ann = dht("ann", bind, new LinkedBlockingQueue<>());
        var bob = dht("bob", bind, found)) {
      ann.set(true, List.of()).join();
      ann.entered(hash, true);
      int port = ann.status().join().port();
      bob.set(true, List.of(InetSocketAddress.createUnresolved(ip, port))).join();
      bob.entered(hash, false);

      assertThat(found.poll(20, TimeUnit.SECONDS)).isEqualTo(new InetSocketAddress(bind, port));
    }
    assertThat(TableFile.read(dir.resolve("bob"))).hasSize(1);
    assertThat(TableFile.read(dir.resolve("bob")).values())
        .allSatisfy(table -> assertThat(table.contacts()).hasSize(1));
  }

  /** BEP 32: who asks over IPv4 may want nodes of both. */
  @Test
  void nodesOfBothFamiliesAreGivenToWhoeverWantsThem() throws UnknownHostException {
    var network = SimulatedNetwork.of(10, 1, 0);
    DhtNode four = network.members.get(0).node;
    var six =
        new DhtNode(
            Family.IPV6,
            network.members.get(0),
            SavedTable.NOTHING,
            new DhtNode.Config(
                () -> 0,
                () -> CompletableFuture.completedFuture(List.of()),
                router -> false,
                (hash, peers) -> {}));
    NodeId target = NodeId.random(new Random(2));
    var known = new Contact(target, new InetSocketAddress("2a00:1::1", 6881));
    six.table().answered(known, 0);
    four.setSibling(six);
    var responder = new Responder(four, new PeerStore(), 0);
    var from = new InetSocketAddress("45.1.1.1", 6881);

    var both =
        new Krpc.Query(
            new byte[2], target, new Ask.FindNode(target), false, Set.of(Family.values()));
    assertThat(((Krpc.Answer) responder.answer(from, both, 0)).nodes())
        .contains(known)
        .hasSizeGreaterThan(1);
    var plain = new Krpc.Query(new byte[2], target, new Ask.FindNode(target), false, Set.of());
    assertThat(((Krpc.Answer) responder.answer(from, plain, 0)).nodes())
        .doesNotContain(known)
        .isNotEmpty();
  }
}
