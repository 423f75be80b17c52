package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.content.StreamingMerkleHasher;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/** Shared files and known holders in memory. */
final class TestLibrary implements SeedSource, HolderSource {

  private final Map<InfoHash, Seed> seeds = new ConcurrentHashMap<>();
  private final Map<ContentId, List<HolderAddress>> holders = new ConcurrentHashMap<>();
  private final List<Consumer<ContentId>> listeners = new CopyOnWriteArrayList<>();
  private volatile Set<InfoHash> publics = Set.of();
  volatile boolean broken;
  final List<Seed> changed = new CopyOnWriteArrayList<>();

  ContentId share(Path file, boolean publicToAll) throws Exception {
    var bytes = Files.readAllBytes(file);
    var hasher = new StreamingMerkleHasher(PieceLength.of(bytes.length));
    hasher.update(bytes, 0, bytes.length);
    var result = hasher.finish();
    var torrent = MetainfoBuilder.canonical(result.root(), bytes.length, result.pieceLayer());
    share(torrent, file, publicToAll);
    return result.root();
  }

  void share(Metainfo torrent, Path file, boolean publicToAll) throws IOException {
    var seed =
        new Seed(
            torrent,
            file,
            Files.size(file),
            Files.getLastModifiedTime(file).toMillis(),
            publicToAll);
    torrent.wireHashes().forEach(hash -> seeds.put(hash, seed));
    publics =
        seeds.entrySet().stream()
            .filter(e -> e.getValue().publicToAll())
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
  }

  void unshare(Metainfo torrent) {
    torrent.wireHashes().forEach(seeds::remove);
  }

  Metainfo torrentOf(ContentId content) {
    return seeds.values().stream()
        .map(Seed::torrent)
        .filter(t -> t.files().get(0).root().equals(Optional.of(content)))
        .findFirst()
        .orElseThrow();
  }

  void holds(ContentId content, HolderAddress holder) {
    holders.computeIfAbsent(content, k -> new CopyOnWriteArrayList<>()).add(holder);
    listeners.forEach(l -> l.accept(content));
  }

  @Override
  public Optional<Seed> find(InfoHash wireHash) {
    if (broken) {
      throw new IllegalStateException("the library is broken");
    }
    return Optional.ofNullable(seeds.get(wireHash));
  }

  @Override
  public Set<InfoHash> publicHashes() {
    return publics;
  }

  @Override
  public void changed(Seed seed) {
    changed.add(seed);
  }

  @Override
  public Collection<HolderAddress> holders(ContentId content) {
    return new ArrayList<>(holders.getOrDefault(content, List.of()));
  }

  @Override
  public void listen(Consumer<ContentId> listener) {
    listeners.add(listener);
  }

  @Override
  public String nick(String fingerprint) {
    return holders.values().stream()
        .flatMap(List::stream)
        .filter(h -> h.fingerprint().equals(fingerprint))
        .map(HolderAddress::nick)
        .findFirst()
        .orElse("");
  }
}
