package org.swarmroom.app.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmroom.app.profile.Profile;

/**
 * How a node is started. What is left empty is as it was at the last start, or as it is by default.
 *
 * @param bind address to listen at
 * @param port wished for; 0 for any free one
 * @param hostRoom room to open
 * @param joinLink room to join; not together with {@code hostRoom}
 * @param operators {@code NAME:PASSWORD}
 * @param dht whether peers of public torrents are looked for in the DHT
 * @param dhtBootstrap {@code HOST:PORT} of nodes where the DHT begins in this run, in place of the
 *     well-known ones; none for those
 */
public record NodeOptions(
    Profile profile,
    Optional<String> nick,
    Optional<String> bind,
    OptionalInt port,
    Optional<String> hostRoom,
    Optional<String> joinLink,
    List<Path> shares,
    Optional<Path> downloads,
    Optional<String> roomPassword,
    List<String> operators,
    Optional<Boolean> dht,
    List<String> dhtBootstrap) {

  public NodeOptions {
    shares = List.copyOf(shares);
    operators = List.copyOf(operators);
    dhtBootstrap = List.copyOf(dhtBootstrap);
  }

  public static NodeOptions of(Profile profile) {
    return new NodeOptions(
        profile,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** Without passwords and key. */
  @Override
  public String toString() {
    return "NodeOptions[" + profile + "]";
  }
}
