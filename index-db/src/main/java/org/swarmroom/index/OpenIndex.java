package org.swarmroom.index;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swarmroom.index.accounts.RoomAccounts;
import org.swarmroom.index.catalogues.Catalogues;
import org.swarmroom.index.catalogues.PeerNames;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.files.OwnNames;
import org.swarmroom.index.lines.RoomLog;
import org.swarmroom.index.peers.KnownPeers;
import org.swarmroom.index.rooms.RoomStates;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.search.NameSource;
import org.swarmroom.index.settings.Settings;
import org.swarmroom.index.store.Store;
import org.swarmroom.index.transfers.TransferRows;

/** Builds the parts of an index in order and closes them: first the writes, then the names. */
record OpenIndex(
    Store store,
    NameIndex search,
    OwnFiles files,
    Catalogues catalogues,
    RoomLog lines,
    RoomAccounts accounts,
    RoomStates rooms,
    TransferRows transfers,
    KnownPeers peers,
    Settings settings)
    implements Index {

  static Index open(Path profile) {
    Store store = Store.open(profile);
    try {
      return open(store, profile);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static Index open(Store store, Path profile) {
    NameIndex names = new NameIndex(profile.resolve("search"));
    OpenIndex index =
        new OpenIndex(
            store,
            names,
            OwnFiles.in(store, names),
            Catalogues.in(store, names),
            RoomLog.in(store),
            RoomAccounts.in(store),
            RoomStates.in(store),
            TransferRows.in(store),
            KnownPeers.in(store),
            Settings.in(store));
    NameSource source = new Source(new OwnNames(store), new PeerNames(store));
    store.onDoubt(() -> names.load(source));
    names.load(source);
    return index;
  }

  @Override
  public List<String> warnings() {
    return store.warnings();
  }

  @Override
  public void close() {
    try {
      store.close();
    } finally {
      search.close();
    }
  }

  /** Names of this node and of its peers, by owner. */
  private record Source(OwnNames own, PeerNames peers) implements NameSource {

    @Override
    public Map<String, Long> stamps() {
      Map<String, Long> stamps = new HashMap<>(peers.stamps());
      stamps.put(NameIndex.OWN, own.stamp());
      return stamps;
    }

    @Override
    public Names read(String owner) {
      return owner.equals(NameIndex.OWN) ? own.read() : peers.read(owner);
    }
  }
}
