package org.swarmroom.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.swarmroom.app.interop.TestNetwork;
import org.swarmroom.sharing.torrent.MetainfoException;

/**
 * What a race is run on.
 *
 * @param payload what each leech fetches
 * @param warm fetched once before, by the same processes, where there is something
 * @param seed where the seed runs
 * @param leeches where each leech runs
 */
record Course(
    Payload payload, Optional<Payload> warm, TestNetwork seed, List<TestNetwork> leeches) {

  /** The same bytes as canonical v2 torrents. */
  Course canonical() throws IOException, MetainfoException {
    return new Course(
        payload.canonical(),
        warm.isPresent() ? Optional.of(warm.get().canonical()) : Optional.empty(),
        seed,
        leeches);
  }
}
