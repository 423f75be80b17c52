package org.swarmroom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.SearchAnswer;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.TransferRow;

/** Search and transfers: a transfer stands where the test put it. */
interface FakeTransfers extends FakePart {

  @Override
  default CompletableFuture<SearchAnswer> search(String query, int limit) {
    return answer(
        "search",
        query,
        world -> {
          var found = world.files.stream().filter(row -> FakeSearch.fits(row, query)).toList();
          return new SearchAnswer(
              found.subList(0, Math.min(limit, found.size())), found.size() > limit, 2);
        });
  }

  @Override
  default CompletableFuture<TransferRow> download(String id, Optional<Path> to) {
    return answer(
        "download",
        id,
        world -> {
          var file = world.files.stream().filter(f -> f.id().equals(id)).findFirst();
          var name =
              file.map(SearchRow::name)
                  .or(
                      () ->
                          world.offers.stream()
                              .filter(o -> o.id().equals(id))
                              .map(OfferRow::name)
                              .findFirst())
                  .orElse(id);
          long size = file.map(SearchRow::size).orElse(1000L);
          var row =
              new TransferRow(
                  "t-" + id,
                  name,
                  size,
                  0,
                  "fetching",
                  "",
                  0,
                  0,
                  file.map(SearchRow::holders).orElse(List.of()),
                  to.orElse(world.downloads).resolve(name),
                  -1);
          world.transfers.put(row.id(), row);
          world.tell(new NodeEvent.TransferStarted(world.now(), row));
          return row;
        });
  }

  @Override
  default CompletableFuture<TransferRow> addTorrent(
      String source, Optional<Path> to, List<String> with) {
    return answer(
        "torrent",
        source,
        world -> {
          var row =
              new TransferRow(
                  "t" + world.ids.incrementAndGet(),
                  source,
                  0,
                  0,
                  "waiting",
                  "Looking for holders.",
                  0,
                  0,
                  List.of(),
                  world.downloads,
                  -1);
          world.transfers.put(row.id(), row);
          world.tell(new NodeEvent.TransferStarted(world.now(), row));
          return row;
        });
  }

  @Override
  default CompletableFuture<List<TransferRow>> transfers() {
    return answer("transfers", world -> List.copyOf(world.transfers.values()));
  }

  @Override
  default CompletableFuture<Void> pause(String id) {
    return state("pause", id, "paused");
  }

  @Override
  default CompletableFuture<Void> resume(String id) {
    return state("resume", id, "fetching");
  }

  @Override
  default CompletableFuture<Void> cancel(String id) {
    return done(
        "cancel",
        id,
        world -> {
          world.transfers.remove(id);
          world.tell(new NodeEvent.TransferRemoved(world.now(), id));
        });
  }

  @Override
  default CompletableFuture<String> magnet(String contentId, boolean withOwnAddress) {
    return answer("magnet", contentId, world -> "magnet:?xt=urn:btmh:1220" + contentId);
  }

  @Override
  default CompletableFuture<Path> exportTorrent(String contentId, Path file) {
    return answer("export", contentId, world -> file);
  }

  @Override
  default CompletableFuture<TransferRow> limitTransfer(
      String id, OptionalLong up, OptionalLong down) {
    return answer(
        "limit",
        id + " up " + up + " down " + down,
        world ->
            put(
                world,
                id,
                t -> paced(t, up.orElse(t.limitUp()), down.orElse(t.limitDown()), t.sequential())));
  }

  @Override
  default CompletableFuture<TransferRow> setSequential(String id, boolean on) {
    return answer(
        "sequential",
        id + " " + on,
        world -> put(world, id, t -> paced(t, t.limitUp(), t.limitDown(), on)));
  }

  private static TransferRow put(FakeWorld world, String id, UnaryOperator<TransferRow> change) {
    var row = change.apply(Objects.requireNonNull(world.transfers.get(id)));
    world.transfers.put(id, row);
    world.tell(new NodeEvent.TransferProgress(world.now(), row));
    return row;
  }

  private static TransferRow paced(TransferRow t, long up, long down, boolean sequential) {
    return new TransferRow(
        t.id(),
        t.name(),
        t.size(),
        t.done(),
        t.state(),
        t.reason(),
        t.rateDown(),
        t.rateUp(),
        t.holders(),
        t.to(),
        t.secondsLeft(),
        t.reasonCode(),
        t.history(),
        up,
        down,
        sequential);
  }

  private CompletableFuture<Void> state(String call, String id, String state) {
    return done(
        call,
        id,
        world -> {
          var row =
              world.transfers.computeIfPresent(
                  id,
                  (key, t) ->
                      new TransferRow(
                          id,
                          t.name(),
                          t.size(),
                          t.done(),
                          state,
                          "",
                          0,
                          0,
                          t.holders(),
                          t.to(),
                          -1));
          if (row != null) {
            world.tell(new NodeEvent.TransferProgress(world.now(), row));
          }
        });
  }
}
