package org.swarmroom.index;

import java.nio.file.Path;
import java.util.List;
import org.swarmroom.index.accounts.RoomAccounts;
import org.swarmroom.index.catalogues.Catalogues;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.lines.RoomLog;
import org.swarmroom.index.peers.KnownPeers;
import org.swarmroom.index.rooms.RoomStates;
import org.swarmroom.index.search.Search;
import org.swarmroom.index.settings.Settings;
import org.swarmroom.index.transfers.TransferRows;

/**
 * The index of one profile: the database {@code index.mv.db} and the folder {@code search/} beside
 * it. One process at a time.
 */
public interface Index extends AutoCloseable {

  /**
   * Opens the index, makes it if there is none, and brings an old one up to date. Blocks.
   *
   * <p>A damaged database is set aside as {@code index.mv.db.damaged-<time>} and a fresh one
   * opened; {@link #warnings} says so.
   *
   * @throws IndexException if another process has it, a newer Swarmroom wrote it, or the folder
   *     can't be used
   */
  static Index open(Path profile) {
    return OpenIndex.open(profile);
  }

  OwnFiles files();

  Catalogues catalogues();

  RoomLog lines();

  RoomAccounts accounts();

  TransferRows transfers();

  KnownPeers peers();

  RoomStates rooms();

  Settings settings();

  Search search();

  /** What the user should know of how it was opened and went since, one sentence each. */
  List<String> warnings();

  /** Waits for writes that were asked for, then closes the database. */
  @Override
  void close();
}
