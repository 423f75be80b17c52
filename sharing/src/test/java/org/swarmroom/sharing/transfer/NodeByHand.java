package org.swarmroom.sharing.transfer;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.MetainfoParser;

/**
 * By hand: an engine in a process of its own, to try against other programs. Prints its port, then
 * every event but progress.
 *
 * <p>Arguments: a torrent file or magnet link, the folder, and peers as {@code HOST:PORT}.
 */
final class NodeByHand {

  private NodeByHand() {}

  public static void main(String[] args) throws Exception {
    var node = new TestNode();
    System.out.println("PORT " + node.port());
    var peers = new ArrayList<InetSocketAddress>();
    for (int i = 2; i < args.length; i++) {
      int colon = args[i].lastIndexOf(':');
      peers.add(
          new InetSocketAddress(
              args[i].substring(0, colon), Integer.parseInt(args[i].substring(colon + 1))));
    }
    var folder = Path.of(args[1]);
    if (args[0].startsWith("magnet:")) {
      node.transfers.addMagnet(Magnet.parse(args[0]), folder, peers).join();
    } else {
      var torrent = MetainfoParser.parse(Files.readAllBytes(Path.of(args[0])));
      node.transfers.addTorrent(torrent, folder, peers).join();
    }
    while (true) {
      var event = node.events.take();
      if (!(event instanceof TransferEvent.Progress)) {
        System.out.println(event);
      } else if (System.getenv("VERBOSE") != null) {
        System.out.println(event);
      }
    }
  }
}
