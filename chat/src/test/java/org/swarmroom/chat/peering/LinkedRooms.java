package org.swarmroom.chat.peering;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.testing.TestRoom;

/** Several hosts of one room in this process, linked over loopback. */
final class LinkedRooms implements AutoCloseable {

  private final List<TestRoom> rooms = new ArrayList<>();
  private final Queue<Cable> links = new ConcurrentLinkedQueue<>();

  private record Cable(int from, int to, Channel channel) {}

  LinkedRooms(int count) {
    for (int i = 0; i < count; i++) {
      rooms.add(new TestRoom("host " + i, config -> config));
    }
  }

  TestRoom at(int index) {
    return rooms.get(index);
  }

  String name(int index) {
    return "host-" + at(index).hostFingerprint.substring(0, 8) + ".swarmroom";
  }

  CompletableFuture<String> dial(int from, int to) {
    Dialer shown = at(from).dialer(at(from).hostFingerprint);
    Dialer dialer =
        (address, pinned, handler) -> {
          ChannelFuture dialled = shown.dial(address, pinned, handler);
          links.add(new Cable(from, to, dialled.channel()));
          return dialled;
        };
    HostPort address = new HostPort("127.0.0.1", at(to).port());
    return at(from)
        .server()
        .link(LinkTarget.host(address, at(to).hostFingerprint), dialer)
        .orTimeout(20, TimeUnit.SECONDS);
  }

  void link(int from, int to) {
    assertThat(dial(from, to).join()).isEqualTo(name(to));
  }

  /** Every link is cut without a word; those who dialled them dial again. */
  void cutAll() {
    for (int from = 0; from < rooms.size(); from++) {
      cut(from);
    }
  }

  /** The links that this one dialled are cut. */
  void cut(int from) {
    for (Cable link : List.copyOf(links)) {
      if (link.from == from && links.remove(link)) {
        link.channel.close().syncUninterruptibly();
      }
    }
  }

  Collection<String> servers(int at) {
    return at(at).server().linkedServers().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** All logs have so many lines, and the same in the same order. */
  void awaitEqual(int lines) {
    for (TestRoom room : rooms) {
      assertThat(room.log.await(lines)).hasSize(lines);
    }
    List<Line> first = ordered(0);
    for (int i = 1; i < rooms.size(); i++) {
      await(i, first);
    }
  }

  private void await(int index, List<Line> wanted) {
    await(() -> ordered(index).equals(wanted));
    assertThat(ordered(index)).isEqualTo(wanted);
  }

  List<Line> ordered(int index) {
    return at(index).log.all().stream().sorted(Line.ORDER).toList();
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    rooms.forEach(TestRoom::close);
  }
}
