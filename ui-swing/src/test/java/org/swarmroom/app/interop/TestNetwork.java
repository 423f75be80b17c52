package org.swarmroom.app.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where programs of a test meet: loopback, or a network namespace of its own with one private
 * address.
 *
 * <p>Transmission refuses peers on 127.0.0.0/8 that a tracker names, so it needs an address of
 * another kind. The namespace is one process's own and goes with it.
 */
public final class TestNetwork implements AutoCloseable {

  private static final String PRIVATE_ADDRESS = "10.77.0.1";

  private final String address;
  private final List<String> prefix;
  private final List<OtherProgram> holder;

  private TestNetwork(String address, List<String> prefix, List<OtherProgram> holder) {
    this.address = address;
    this.prefix = prefix;
    this.holder = holder;
  }

  public static TestNetwork loopback() {
    return loopback("127.0.0.1");
  }

  /**
   * @param address of 127.0.0.0/8, all of which a Linux machine answers
   */
  public static TestNetwork loopback(String address) {
    return new TestNetwork(address, List.of(), List.of());
  }

  /** A namespace that somebody made with {@code ip netns add}, and an address that it has. */
  public static TestNetwork named(String namespace, String address) {
    return new TestNetwork(address, List.of("ip", "netns", "exec", namespace), List.of());
  }

  /** Needs the right to make network namespaces, which root has. */
  static TestNetwork namespace(Path folder) {
    var holder =
        OtherProgram.start(
            folder,
            List.of(
                "unshare",
                "--net",
                "sh",
                "-c",
                "ip link set lo up && ip addr add "
                    + PRIVATE_ADDRESS
                    + "/32 dev lo && echo UP && exec cat"));
    holder.await("UP"::equals, Duration.ofSeconds(20));
    return new TestNetwork(
        PRIVATE_ADDRESS,
        List.of("nsenter", "--target", Long.toString(holder.pid()), "--net"),
        List.of(holder));
  }

  public String address() {
    return address;
  }

  /** The command as it is run inside this network. */
  public List<String> inside(List<String> command) {
    var all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  @Override
  public void close() {
    holder.forEach(OtherProgram::close);
  }
}
