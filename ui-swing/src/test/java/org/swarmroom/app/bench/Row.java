package org.swarmroom.app.bench;

import static org.swarmroom.app.bench.Contender.ARIA2;
import static org.swarmroom.app.bench.Contender.LIBTORRENT;
import static org.swarmroom.app.bench.Contender.SWARMROOM;
import static org.swarmroom.app.bench.Contender.SWARMROOM_TLS;
import static org.swarmroom.app.bench.Contender.SWARMROOM_V2;

import java.nio.file.Path;
import java.util.List;

/** The benches by name; each is one table of the README. */
enum Row {
  /** A v1 torrent over plain TCP, from one seed to one leech. */
  V1 {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM).file(1024, !bench.cold());
    }
  },

  /** Our nodes move the same bytes as a canonical v2 torrent; the others as in {@link #V1}. */
  CANONICAL {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM_V2).file(1024, !bench.cold());
    }
  },

  /** Our nodes are members of a room; the others as in {@link #V1}. */
  TLS {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM_TLS).file(1024, !bench.cold());
    }
  },

  /** {@link #V1}, {@link #CANONICAL} and {@link #TLS} in one run. */
  SWARM {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM, SWARMROOM_V2, SWARMROOM_TLS).file(1024, !bench.cold());
    }
  },

  /** {@link #V1} by processes that have just started. */
  COLD {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM).file(1024, false);
    }
  },

  /** {@link #V1} to eight leeches that begin at once. */
  LEECHES {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM).leeches(8).file(128, !bench.cold());
    }
  },

  /** A folder as one v1 torrent. */
  FOLDER {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM).tree(2_000, !bench.cold());
    }
  },

  /** {@link #V1} in a size for slow links, which {@code --seed-at} and {@code --leech-at} name. */
  LINK {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return races(bench, work, SWARMROOM).file(64, false);
    }
  },

  /** What is shared is hashed: one big file, and a tree of 1 KiB to 1 MiB each, all cached. */
  REGISTER {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return new RegisterBench(bench, work).run();
    }
  },

  /** A node that shares very many files and does nothing. */
  IDLE {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return new IdleBench(bench, work).run();
    }
  },

  /** A seed with 100 fast peers, alone and beside 900 idle or slow ones. */
  CROWD {
    @Override
    String run(Bench bench, Path work) throws Exception {
      return new CrowdBench(bench, work).run();
    }
  };

  /**
   * @param work an empty folder
   * @return Markdown
   */
  abstract String run(Bench bench, Path work) throws Exception;

  private static RaceBench races(Bench bench, Path work, Contender... ours) {
    return new RaceBench(bench, work, List.of(ours), List.of(LIBTORRENT, ARIA2));
  }
}
