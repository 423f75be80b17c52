package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.Memory;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/** A machine with its disk, its person, and at most one running process. */
final class SimNode {

  final int index;
  final String fingerprint;
  final boolean reachable;

  /** ms by which the machine's wall clock is ahead; some are days wrong. */
  final long skew;

  final SimDisk disk;
  final SimNet net;
  final Judge judge;
  boolean powerless;
  boolean deadForEver;

  /** Texts that the person said, by number. */
  int said;

  /** Those that reached the outbox on disk: none of them may be lost. */
  final List<Integer> durable = new ArrayList<>();

  private static final long SKEW = 1_200_000;

  private Optional<SimProcess> process = Optional.empty();
  private int starts;

  SimNode(SimNet net, int index, boolean reachable, int slowness, Judge judge) {
    this.net = net;
    this.index = index;
    this.reachable = reachable;
    this.judge = judge;
    var random = net.world.random;
    int wrong = random.nextInt(4);
    this.skew = wrong < 2 ? 0 : random.nextLong(-wrong * SKEW, wrong * SKEW);
    this.disk = new SimDisk(net.world, slowness);
    // so that the order of fingerprints isn't that of the nodes
    String start = String.format("%07x%x", net.world.random.nextInt(1 << 28), index);
    this.fingerprint = start + "0".repeat(56);
  }

  String name8() {
    return fingerprint.substring(0, 8);
  }

  /** Its wall clock, epoch ms. */
  long clock() {
    return net.world.now() + skew;
  }

  List<HostPort> addresses() {
    return List.of(new HostPort("n" + index, 7000));
  }

  Seat seat() {
    return new Seat(fingerprint, addresses(), 0);
  }

  Successor successor() {
    return new Successor(fingerprint, addresses());
  }

  Optional<SimProcess> process() {
    return process;
  }

  boolean alive() {
    return process.isPresent();
  }

  /** Starts the program; the first time with the link to the room, or as its maker. */
  void start(Optional<Seat> link) {
    if (process.isEmpty() && !deadForEver) {
      powerless = false;
      Memory memory =
          disk.memory.orElseGet(
              () ->
                  new Memory(
                      seat(),
                      net.world.now(),
                      link,
                      false,
                      false,
                      List.of(),
                      List.of(),
                      List.of(),
                      0));
      net.world.happened(index, "starts", "");
      SimProcess fresh = new SimProcess(this, memory, starts++);
      process = Optional.of(fresh);
      fresh.start();
    }
  }

  void kill() {
    end("killed");
  }

  void losePower() {
    process.ifPresent(
        p ->
            List.copyOf(net.links).stream()
                .filter(l -> l.member == p || l.host == p)
                .forEach(SimLink::powerless));
    powerless = true;
    end("loses power");
  }

  private void end(String how) {
    process.ifPresent(
        p -> {
          net.world.happened(index, how, "");
          process = Optional.empty();
          p.killed();
        });
  }

  /** The process ended by itself. */
  void left() {
    end("left");
  }
}
