package org.swarmroom.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.swarmroom.app.interop.TestNetwork;

/** Who takes part in a race. */
enum Contender {
  SWARMROOM("Swarmroom") {
    @Override
    End start(TestNetwork network, Path folder, List<String> contacts) throws IOException {
      return new NodeEnd(network, folder);
    }
  },

  SWARMROOM_V2("Swarmroom, canonical v2") {
    @Override
    End start(TestNetwork network, Path folder, List<String> contacts) throws IOException {
      return new NodeEnd(network, folder);
    }
  },

  SWARMROOM_TLS("Swarmroom, members, TLS 1.3") {
    @Override
    End start(TestNetwork network, Path folder, List<String> contacts) throws IOException {
      return RoomEnd.start(network, folder, contacts);
    }
  },

  LIBTORRENT("libtorrent") {
    @Override
    End start(TestNetwork network, Path folder, List<String> contacts) {
      return new LibtorrentEnd(network, folder);
    }
  },

  ARIA2("aria2") {
    @Override
    End start(TestNetwork network, Path folder, List<String> contacts) {
      return new AriaEnd(network, folder, contacts);
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /**
   * Starts an end.
   *
   * @param folder of its own; its name is unique in the race
   * @param contacts of the ends that it will fetch from; empty for the seed
   */
  abstract End start(TestNetwork network, Path folder, List<String> contacts) throws IOException;

  String title() {
    return title;
  }

  boolean ours() {
    return this != LIBTORRENT && this != ARIA2;
  }

  /** aria2 has one torrent in its life, and nothing that needs warming. */
  boolean warms() {
    return this != ARIA2;
  }
}
