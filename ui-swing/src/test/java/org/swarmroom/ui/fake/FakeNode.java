package org.swarmroom.ui.fake;

import java.util.List;
import java.util.function.Consumer;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;

/**
 * What a test says happens, the windows hear; what the windows ask, the test reads. Time stands
 * still at {@link #NOW} and goes on a second with each line.
 */
public final class FakeNode
    implements FakeRoom, FakeShares, FakePeers, FakeTransfers, FakeSettings, AutoCloseable {

  /** 20 November 2026, 14:00 UTC. */
  public static final long NOW = 1_795_183_200_000L;

  private final FakeWorld world = new FakeWorld();

  @Override
  public FakeWorld world() {
    return world;
  }

  @Override
  public Subscription listen(Consumer<? super NodeEvent> listener) {
    world.listeners.add(listener);
    return () -> world.listeners.remove(listener);
  }

  @Override
  public void close() {
    world.close();
  }

  /** Calls so far, such as {@code say hello}. */
  public List<String> asked() {
    return List.copyOf(world.asked);
  }

  /** From now on this call fails with this sentence. */
  public void fail(String call, String sentence) {
    world.run(() -> world.failures.put(call, sentence));
  }

  public void emit(NodeEvent event) {
    world.run(() -> world.tell(event));
  }

  public void inRoom(String name) {
    world.run(() -> world.enter(name, true));
  }

  public void memberJoins(MemberRow member) {
    world.run(
        () -> {
          world.members.add(member);
          world.tell(new NodeEvent.MemberJoined(world.now(), member));
        });
  }

  public void says(String from, String text) {
    world.run(() -> world.line(from, "#" + world.roomName(), "message", text));
  }

  public void says(String from, String to, String kind, String text) {
    world.run(() -> world.line(from, to, kind, text));
  }

  public void keeps(ChatLine line) {
    world.run(() -> world.lines.add(line));
  }

  public void offers(OfferRow offer) {
    world.run(
        () -> {
          world.offers.removeIf(old -> old.id().equals(offer.id()));
          world.offers.add(offer);
          world.tell(new NodeEvent.OfferArrived(world.now(), offer));
        });
  }

  public void has(SearchRow... rows) {
    world.run(() -> world.files.addAll(List.of(rows)));
  }

  public void peer(PeerRow peer) {
    world.run(
        () -> {
          world.peers.put(peer.address(), peer);
          world.tell(new NodeEvent.PeerChanged(world.now(), peer));
        });
  }

  public void share(ShareRow row) {
    world.run(
        () -> {
          world.shares.removeIf(old -> old.path().equals(row.path()));
          world.shares.add(row);
        });
  }

  public void transfer(TransferRow row) {
    world.run(
        () -> {
          boolean fresh = world.transfers.put(row.id(), row) == null;
          world.tell(event(row, fresh));
        });
  }

  /** Waits until all that was asked and said before is done. */
  public void settle() {
    world.run(() -> {}).join();
  }

  private static NodeEvent event(TransferRow row, boolean fresh) {
    if (fresh) {
      return new NodeEvent.TransferStarted(NOW, row);
    }
    return switch (row.state()) {
      case "done" -> new NodeEvent.TransferDone(NOW, row);
      case "failed" -> new NodeEvent.TransferFailed(NOW, row);
      default -> new NodeEvent.TransferProgress(NOW, row);
    };
  }
}
