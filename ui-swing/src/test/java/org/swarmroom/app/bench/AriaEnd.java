package org.swarmroom.app.bench;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.interop.FixedTracker;
import org.swarmroom.app.interop.OtherProgram;
import org.swarmroom.app.interop.StockClient;
import org.swarmroom.app.interop.TestNetwork;

/**
 * aria2c, which has one torrent in its life and learns of others from a tracker alone. Its transfer
 * begins with the first byte on disk, so that neither its start nor the tracker counts against it.
 */
final class AriaEnd implements End {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final TestNetwork network;
  private final Path work;
  private final Optional<FixedTracker> tracker;
  private final int port = StockClient.freePort();
  private Optional<OtherProgram> program = Optional.empty();

  /**
   * @param contacts what the tracker will name
   */
  AriaEnd(TestNetwork network, Path work, List<String> contacts) {
    this.network = network;
    this.work = work;
    tracker =
        contacts.isEmpty()
            ? Optional.empty()
            : Optional.of(FixedTracker.start(network, work, contacts));
  }

  @Override
  public String contact() {
    return network.address() + ":" + port;
  }

  @Override
  public void seed(Payload payload) {
    start(payload, payload.folder(), List.of("--bt-seed-unverified=true"))
        .await(line -> line.contains("listening on TCP port"), LIMIT);
  }

  @Override
  public Span fetch(Payload payload, Path folder, List<String> contacts) throws IOException {
    try (var watch = folder.getFileSystem().newWatchService()) {
      for (var each : folders(payload.data(), folder)) {
        Files.createDirectories(each).register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
      }
      var begun = CompletableFuture.supplyAsync(() -> firstChange(watch));
      // The hook runs when the last piece is here, before it goes on seeding.
      start(
              payload,
              folder,
              List.of(
                  "--bt-tracker=" + tracker.orElseThrow().url(),
                  "--on-bt-download-complete=/bin/echo"))
          .await(line -> line.contains(folder.resolve(payload.name()).toString()), LIMIT);
      return new Span(begun.join(), System.currentTimeMillis());
    }
  }

  /** The folders that files will lie in; aria2 makes all files when it starts, but empty. */
  private static List<Path> folders(Path data, Path to) throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of(to);
    }
    try (var walk = Files.walk(data)) {
      return walk.filter(Files::isDirectory)
          .map(each -> to.resolve(data.getParent().relativize(each)))
          .toList();
    }
  }

  /** When a file's content first changed, in epoch ms; aria2's notes beside it don't count. */
  private static long firstChange(WatchService watch) {
    try {
      while (true) {
        var key = watch.take();
        for (var event : key.pollEvents()) {
          if (!String.valueOf(event.context()).contains(".aria2")) {
            return System.currentTimeMillis();
          }
        }
        key.reset();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      throw new IllegalStateException("aria2 wrote nothing", e);
    }
  }

  private OtherProgram start(Payload payload, Path folder, List<String> more) {
    var command =
        new ArrayList<>(
            List.of(
                "aria2c",
                "--no-conf",
                "--interface=" + network.address(),
                "--bt-external-ip=" + network.address(),
                "--listen-port=" + port,
                "--disable-ipv6=true",
                "--enable-dht=false",
                "--enable-peer-exchange=false",
                "--bt-enable-lpd=false",
                "--bt-tracker-interval=1",
                "--bt-min-crypto-level=plain",
                "--bt-request-peer-speed-limit=0",
                "--file-allocation=none",
                "--seed-ratio=0",
                "--summary-interval=0",
                "--show-console-readout=false",
                "--dir=" + folder));
    command.addAll(more);
    command.add(payload.torrent().toString());
    var started = OtherProgram.start(work, network.inside(command));
    program = Optional.of(started);
    return started;
  }

  @Override
  public ProcessUse use() {
    return program.map(p -> ProcessUse.of(p.pid())).orElse(ProcessUse.NONE);
  }

  /** Unknown: it says so only when it ends. */
  @Override
  public long uploaded(ProcessUse before, long received) {
    return -1;
  }

  @Override
  public void close() {
    program.ifPresent(OtherProgram::close);
    tracker.ifPresent(FixedTracker::close);
  }
}
