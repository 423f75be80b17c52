package org.swarmroom.ui.fake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.RefreshReport;

/** Other nodes: nobody is called. */
interface FakePeers extends FakePart {

  @Override
  default CompletableFuture<List<PeerRow>> peers() {
    return answer("peers", world -> List.copyOf(world.peers.values()));
  }

  @Override
  default CompletableFuture<PeerRow> addPeer(String address) {
    return answer(
        "peer",
        address,
        world -> {
          var row = new PeerRow("", "", address, "connecting", "manual", 0, 0);
          world.peers.put(address, row);
          return row;
        });
  }

  @Override
  default CompletableFuture<Void> removePeer(String address) {
    return done("forget", address, world -> world.peers.remove(address));
  }

  @Override
  default CompletableFuture<RefreshReport> refreshPeers() {
    return answer(
        "refresh",
        world ->
            new RefreshReport(
                world.peers.size(),
                world.peers.size(),
                0,
                "Asked " + world.peers.size() + " peers; nothing new."));
  }
}
