package org.swarmroom.app.assembly;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.port.PlainDialer;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.LinkException;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.peering.LinkPasswords;
import org.swarmroom.chat.peering.LinkTarget;
import org.swarmroom.chat.server.RoomServer;

/** Links the room that is served here to other servers. */
final class ServerLinker {

  private final RoomContext context;
  private final RoomServer server;

  ServerLinker(RoomContext context, RoomServer server) {
    this.context = context;
    this.server = server;
  }

  CompletableFuture<String> link(String address, String give, String expect) {
    Optional<HostPort> plain = HostPort.parse(address);
    if (plain.isPresent() && (give.isEmpty() || expect.isEmpty())) {
      return CompletableFuture.failedFuture(
          new NodeException(
              "A server such as ngIRCd needs two passwords: the one it is given and the one it"
                  + " gives. Say both, as they stand in its configuration. Another host of this"
                  + " room is linked by the room's link as it gives it."));
    }
    return plain.isPresent()
        ? rfc2813(plain.get(), new LinkPasswords(give, expect))
        : host(address);
  }

  private CompletableFuture<String> rfc2813(HostPort address, LinkPasswords passwords) {
    return server
        .link(
            LinkTarget.rfc2813(address, passwords),
            new PlainDialer(context.loops(), context.work()))
        .thenApply(name -> "Linked to " + name + " over RFC 2813, in plain text.");
  }

  private CompletableFuture<String> host(String text) {
    RoomLink link;
    try {
      link = RoomLink.parse(text);
    } catch (LinkException e) {
      return CompletableFuture.failedFuture(e);
    }
    if (link.fingerprint().equals(context.fingerprint())) {
      return CompletableFuture.failedFuture(
          new NodeException("That is the link to this node itself; take the other host's."));
    }
    return server
        .link(LinkTarget.host(link.hosts().get(0), link.fingerprint()), context.dialer())
        .thenApply(name -> "Linked to " + name + ".");
  }
}
