package org.swarmroom.app.assembly;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.library.SharedSeeds;

/** Torrents and magnet links for stock BitTorrent clients. Thread-safe. */
final class ExportArea {

  private final SharedSeeds seeds;
  private final Supplier<List<HostPort>> ownAddresses;
  private final Executor work;
  private final Runnable exported;

  /**
   * @param exported told when stock clients may fetch one file more
   */
  ExportArea(
      SharedSeeds seeds, Supplier<List<HostPort>> ownAddresses, Executor work, Runnable exported) {
    this.exported = exported;
    this.seeds = seeds;
    this.ownAddresses = ownAddresses;
    this.work = work;
  }

  CompletableFuture<String> magnet(String id, boolean withOwnAddress) {
    return content(id)
        .thenCompose(content -> seeds.magnet(content, withOwnAddress ? addresses() : List.of()))
        .whenComplete((made, failure) -> exported.run());
  }

  /** Writes beside the file first, so that nobody ever finds half of it. */
  CompletableFuture<Path> torrent(String id, Path file) {
    return content(id)
        .thenCompose(seeds::exportTorrent)
        .whenComplete((made, failure) -> exported.run())
        .thenApplyAsync(
            torrent -> {
              try {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.write(fresh, torrent.encode());
                return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
              } catch (IOException unwritable) {
                throw new NodeException(
                    "The torrent file " + file + " can't be written; choose another place.",
                    unwritable);
              }
            },
            work);
  }

  private CompletableFuture<ContentId> content(String id) {
    return CompletableFuture.supplyAsync(() -> ContentIds.parse(id), work);
  }

  private List<InetSocketAddress> addresses() {
    return ownAddresses.get().stream()
        .map(each -> new InetSocketAddress(each.host(), each.port()))
        .toList();
  }
}
