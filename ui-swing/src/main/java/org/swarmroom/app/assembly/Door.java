package org.swarmroom.app.assembly;

import io.netty.channel.Channel;
import java.util.Optional;
import java.util.function.Supplier;
import org.swarmroom.app.port.Destinations;
import org.swarmroom.chat.server.Porter;
import org.swarmroom.chat.server.RoomServer;
import org.swarmroom.sharing.discovery.PeerBook;
import org.swarmroom.sharing.transfer.Transfers;

/** Shows those who come in by the port to the part they want. */
record Door(
    Supplier<Optional<RoomServer>> hosted,
    Supplier<Optional<Porter>> porter,
    Transfers transfers,
    PeerBook book)
    implements Destinations {

  @Override
  public boolean chat(Channel channel, Optional<String> fingerprint, boolean secure) {
    Optional<RoomServer> server = hosted.get();
    if (server.isPresent()) {
      server.get().accept(channel, fingerprint, secure);
      return true;
    }
    Optional<Porter> elsewhere = porter.get();
    elsewhere.ifPresent(there -> there.accept(channel, fingerprint));
    return elsewhere.isPresent();
  }

  @Override
  public void peer(Channel channel, Optional<String> fingerprint) {
    transfers.accept(channel, fingerprint);
  }

  @Override
  public void member(Channel channel, Optional<String> fingerprint) {
    book.accept(channel, fingerprint);
  }
}
