package org.swarmroom.app.control;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.swarmroom.app.node.LimitsRow;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.TransferRow;

/** The words a request's {@code do} may hold, each with the call it makes. */
final class Operations {

  private final Map<String, Function<Request, CompletableFuture<?>>> table;

  Operations(NodeControl node, ProcessControl process) {
    table =
        Map.ofEntries(
            entry("status", r -> node.status()),
            entry("host-room", r -> node.hostRoom(r.text("room"))),
            entry("join-room", r -> node.joinRoom(r.text("link"))),
            entry("leave-room", r -> node.leaveRoom()),
            entry("room", r -> node.room().thenApply(Operations::orNothing)),
            entry("say", r -> node.say(r.text("text"))),
            entry("message", r -> node.message(r.text("nick"), r.text("text"))),
            entry(
                "trust",
                r -> node.trust(r.text("nick")).thenApply(done -> Map.of("sentence", done))),
            entry(
                "link-server",
                r ->
                    node.linkServer(
                            r.text("address"),
                            r.optionalText("give").orElse(""),
                            r.optionalText("expect").orElse(""))
                        .thenApply(done -> Map.of("sentence", done))),
            entry("ask", r -> node.ask(r.text("text")).thenApply(id -> Map.of("id", id))),
            entry("nick", r -> node.setNick(r.text("nick"))),
            entry("topic", r -> node.setTopic(r.text("topic"))),
            entry("away", r -> node.setAway(r.optionalText("reason").orElse(""))),
            entry("members", r -> node.members()),
            entry("history", r -> node.history(r.count("limit", 200))),
            entry(
                "history-before",
                r ->
                    node.historyBefore(
                        r.optionalText("line").orElse(""),
                        r.optionalText("private").orElse(""),
                        r.count("limit", 200))),
            entry(
                "find-before",
                r ->
                    node.findBefore(
                            r.text("words"),
                            r.optionalText("line").orElse(""),
                            r.optionalText("private").orElse(""))
                        .thenApply(Operations::orNothing)),
            entry("offers", r -> node.offers()),
            entry("share-add", r -> node.addShares(r.paths("paths"), r.flag("hidden"))),
            entry("share-remove", r -> node.removeShare(r.path("path"))),
            entry("share-rescan", r -> node.rescan()),
            entry("share-list", r -> node.shares()),
            entry("share-pause", r -> node.pauseHashing(r.flag("paused"))),
            entry("peers", r -> node.peers()),
            entry("peer-add", r -> node.addPeer(r.text("address"))),
            entry("peer-remove", r -> node.removePeer(r.text("address"))),
            entry("peer-refresh", r -> node.refreshPeers()),
            entry("search", r -> node.search(r.text("query"), r.count("limit", 50))),
            entry("download", Operations.download(node)),
            entry("add-torrent", Operations.addTorrent(node)),
            entry("transfers", r -> node.transfers()),
            entry("pause", r -> node.pause(r.text("transfer"))),
            entry("resume", r -> node.resume(r.text("transfer"))),
            entry("sequential", r -> node.setSequential(r.text("transfer"), r.flag("on"))),
            entry("limit-transfer", Operations.limitTransfer(node)),
            entry("cancel", r -> node.cancel(r.text("transfer"))),
            entry(
                "magnet",
                r ->
                    node.magnet(r.text("content"), r.flag("peer"))
                        .thenApply(link -> Map.of("magnet", link))),
            entry(
                "export-torrent",
                r ->
                    node.exportTorrent(r.text("content"), r.path("file"))
                        .thenApply(file -> Map.of("file", file))),
            entry("limits", r -> node.limits()),
            entry("set-limits", Operations.setLimits(node)),
            entry("dht", r -> node.dht()),
            entry("set-dht", r -> node.setDht(r.flag("on"))),
            entry("setting", r -> node.setting(r.text("key")).thenApply(Operations::orNothing)),
            entry("put-setting", r -> node.putSetting(r.text("key"), r.text("value"))),
            entry(
                "downloads",
                r -> node.downloadsFolder().thenApply(folder -> Map.of("folder", folder))),
            entry("set-downloads", r -> node.setDownloadsFolder(r.path("folder"))),
            entry(
                "raise",
                r ->
                    process
                        .raise(r.optionalText("argument").orElse(""))
                        .thenApply(done -> Map.of("done", done))),
            entry("doctor", r -> process.doctor()));
  }

  /** Makes the call. An unknown word or a wrong field gives a failed future. */
  CompletableFuture<?> run(Request request) {
    Function<Request, CompletableFuture<?>> operation = table.get(request.operation());
    if (operation == null) {
      return CompletableFuture.failedFuture(
          new NodeException(
              "This node does not know the request \""
                  + shown(request.operation())
                  + "\"; it may be older than the command."));
    }
    try {
      return operation.apply(request);
    } catch (NodeException wrongField) {
      return CompletableFuture.failedFuture(wrongField);
    }
  }

  private static Function<Request, CompletableFuture<?>> addTorrent(NodeControl node) {
    return r ->
        inOrder(node, r, node.addTorrent(r.text("source"), r.optionalPath("to"), r.texts("peers")));
  }

  private static Function<Request, CompletableFuture<?>> download(NodeControl node) {
    return r -> inOrder(node, r, node.download(r.text("content"), r.optionalPath("to")));
  }

  /** What was started, fetched in order if the request says so. */
  private static CompletableFuture<TransferRow> inOrder(
      NodeControl node, Request request, CompletableFuture<TransferRow> started) {
    return request.flag("sequential")
        ? started.thenCompose(transfer -> node.setSequential(transfer.id(), true))
        : started;
  }

  /** Fields left out keep their limit. */
  private static Function<Request, CompletableFuture<?>> limitTransfer(NodeControl node) {
    return r ->
        node.limitTransfer(r.text("transfer"), r.optionalNumber("up"), r.optionalNumber("down"));
  }

  /** Fields left out keep their limit. */
  private static Function<Request, CompletableFuture<?>> setLimits(NodeControl node) {
    return r ->
        node.limits()
            .thenCompose(
                now ->
                    node.setLimits(
                        new LimitsRow(
                            r.number("up", now.up()),
                            r.number("down", now.down()),
                            r.count("slots", now.slots()))));
  }

  private static Object orNothing(Optional<?> value) {
    return value.isPresent() ? value.get() : Map.of();
  }

  private static String shown(String word) {
    return word.length() > 40 ? word.substring(0, 40) + "…" : word;
  }
}
