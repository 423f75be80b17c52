package org.swarmroom.app.assembly;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.LimitsRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.sharing.session.Pace;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;
import org.swarmroom.sharing.transfer.TransferEvent;
import org.swarmroom.sharing.transfer.TransferLimits;
import org.swarmroom.sharing.transfer.TransferStatus;
import org.swarmroom.sharing.transfer.Transfers;

/**
 * What is fetched and served: the engine, with the words that users give it. Thread-safe; files and
 * names are looked up on work threads.
 */
final class TransferArea {

  private static final long LARGEST_TORRENT_FILE = 64L << 20;

  private final Transfers transfers;
  private final UserSettings settings;
  private final KnownContents contents;
  private final Executor work;

  TransferArea(Transfers transfers, UserSettings settings, KnownContents contents, Executor work) {
    this.transfers = transfers;
    this.settings = settings;
    this.contents = contents;
    this.work = work;
  }

  CompletableFuture<TransferRow> download(String id, Optional<Path> to) {
    if (isMagnet(id)) {
      return addTorrent(id, to, List.of());
    }
    return onWork(
            () -> {
              KnownContents.Known known = contents.find(ContentIds.parse(id));
              return transfers.download(known.content(), known.name(), known.size(), folder(to));
            })
        .thenApply(TransferArea::row);
  }

  CompletableFuture<TransferRow> addTorrent(String source, Optional<Path> to, List<String> peers) {
    return onWork(
            () -> {
              Collection<InetSocketAddress> known = addresses(peers);
              return isMagnet(source)
                  ? transfers.addMagnet(Magnet.parse(source), folder(to), known)
                  : transfers.addTorrent(torrentFile(path(source)), folder(to), known);
            })
        .thenApply(TransferArea::row);
  }

  List<TransferRow> list() {
    return transfers.list().stream().map(TransferArea::row).toList();
  }

  CompletableFuture<Void> pause(String id) {
    return transfers.pause(id).thenAccept(status -> {});
  }

  CompletableFuture<Void> resume(String id) {
    return transfers.resume(id).thenAccept(status -> {});
  }

  CompletableFuture<Void> cancel(String id) {
    return transfers.cancel(id);
  }

  CompletableFuture<TransferRow> limit(String id, OptionalLong up, OptionalLong down) {
    if (up.orElse(0) < 0 || down.orElse(0) < 0) {
      return CompletableFuture.failedFuture(negative());
    }
    return transfers
        .setPace(
            id, now -> new Pace(up.orElse(now.up()), down.orElse(now.down()), now.sequential()))
        .thenApply(TransferArea::row);
  }

  private static NodeException negative() {
    return new NodeException("A limit can't be negative; use 0 for none.");
  }

  CompletableFuture<TransferRow> sequential(String id, boolean on) {
    return transfers
        .setPace(id, now -> new Pace(now.up(), now.down(), on))
        .thenApply(TransferArea::row);
  }

  LimitsRow limits() {
    TransferLimits now = transfers.limits();
    return new LimitsRow(now.up(), now.down(), now.slots());
  }

  CompletableFuture<LimitsRow> setLimits(LimitsRow wanted) {
    if (wanted.up() < 0 || wanted.down() < 0 || wanted.slots() < 0) {
      return CompletableFuture.failedFuture(negative());
    }
    var limits = new TransferLimits(wanted.up(), wanted.down(), wanted.slots());
    transfers.setLimits(limits);
    return settings.limits(limits).thenApply(kept -> limits());
  }

  static NodeEvent event(TransferEvent event) {
    if (event instanceof TransferEvent.Started started) {
      return new NodeEvent.TransferStarted(event.at(), row(started.status()));
    } else if (event instanceof TransferEvent.Progress progress) {
      return new NodeEvent.TransferProgress(event.at(), row(progress.status()));
    } else if (event instanceof TransferEvent.Done done) {
      return new NodeEvent.TransferDone(event.at(), row(done.status()));
    } else if (event instanceof TransferEvent.Failed failed) {
      return new NodeEvent.TransferFailed(event.at(), row(failed.status()));
    }
    return new NodeEvent.TransferRemoved(event.at(), event.id());
  }

  private static TransferRow row(TransferStatus status) {
    return new TransferRow(
        status.id(),
        status.name(),
        status.size(),
        status.done(),
        status.state().word(),
        status.reason(),
        status.rateDown(),
        status.rateUp(),
        status.holders(),
        status.to(),
        status.secondsLeft(),
        status.standstill().map(why -> why.reason().word()).orElse(""),
        status.history(),
        status.pace().up(),
        status.pace().down(),
        status.pace().sequential());
  }

  private Path folder(Optional<Path> to) {
    Path folder = to.orElseGet(settings::downloads);
    try {
      return Files.createDirectories(folder);
    } catch (IOException unusable) {
      throw new NodeException(
          "The folder " + folder + " can't be made; choose another to download into.", unusable);
    }
  }

  private static Path path(String source) {
    try {
      return Path.of(source);
    } catch (InvalidPathException noPath) {
      throw new NodeException(
          "\"" + source.replace("\0", "") + "\" is neither a torrent file nor a magnet link.",
          noPath);
    }
  }

  private static Metainfo torrentFile(Path file) throws MetainfoException {
    try {
      if (Files.size(file) > LARGEST_TORRENT_FILE) {
        throw new NodeException(file + " is too large for a torrent file; choose another.");
      }
      return MetainfoParser.parse(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new NodeException(
          "The torrent file " + file + " can't be read; check its name and permissions.",
          unreadable);
    }
  }

  private static Collection<InetSocketAddress> addresses(List<String> peers) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (String peer : peers) {
      HostPort parsed =
          HostPort.parse(peer)
              .orElseThrow(
                  () -> new NodeException("\"" + peer + "\" is no address; write HOST:PORT."));
      try {
        addresses.add(new InetSocketAddress(InetAddress.getByName(parsed.host()), parsed.port()));
      } catch (UnknownHostException unknown) {
        throw new NodeException(
            "The host " + parsed.host() + " is not known here; check its name.", unknown);
      }
    }
    return addresses;
  }

  private static boolean isMagnet(String source) {
    return source.regionMatches(true, 0, "magnet:", 0, 7);
  }

  private interface Asking<T> {
    CompletableFuture<T> ask() throws MetainfoException;
  }

  private <T> CompletableFuture<T> onWork(Asking<T> asking) {
    return CompletableFuture.<@Nullable Void>completedFuture(null)
        .thenComposeAsync(
            begun -> {
              try {
                return asking.ask();
              } catch (MetainfoException unusable) {
                throw new NodeException(String.valueOf(unusable.getMessage()), unusable);
              }
            },
            work);
  }
}
