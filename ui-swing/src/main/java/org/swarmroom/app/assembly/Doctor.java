package org.swarmroom.app.assembly;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.swarmroom.app.node.CheckRow;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.app.port.HostDialer;
import org.swarmroom.app.port.Listener;
import org.swarmroom.app.port.LocalEnd;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.sharing.transport.SslHandlers;

/** Looks whether the node is well: each check does what it speaks of. */
final class Doctor {

  private static final long LITTLE_SPACE = 1L << 30;
  private static final long ANSWER_SECONDS = 5;

  private final Profile profile;
  private final Foundation base;
  private final Listener listener;
  private final SslHandlers tls;
  private final RoomArea room;
  private final DhtArea dht;

  Doctor(
      Profile profile,
      Foundation base,
      Listener listener,
      SslHandlers tls,
      RoomArea room,
      DhtArea dht) {
    this.profile = profile;
    this.base = base;
    this.listener = listener;
    this.tls = tls;
    this.room = room;
    this.dht = dht;
  }

  CompletableFuture<List<CheckRow>> look() {
    return Sentences.told(
        port()
            .thenApplyAsync(
                port -> {
                  List<CheckRow> checks = new ArrayList<>();
                  checks.add(port);
                  checks.add(identity());
                  checks.add(database());
                  checks.add(disk());
                  checks.add(room());
                  return checks;
                },
                base.work())
            .thenCombine(
                dht.status(),
                (checks, now) -> {
                  checks.add(dht(now));
                  return checks;
                }));
  }

  private static CheckRow dht(DhtRow now) {
    if (!now.running()) {
      return ok("dht", "The DHT is " + now.text() + ".");
    }
    return now.nodes() > 0
        ? ok("dht", "The DHT knows " + now.nodes() + " nodes, on UDP port " + now.port() + ".")
        : wrong(
            "dht",
            "The DHT has found no node yet on UDP port "
                + now.port()
                + "; wait a minute, then look for a firewall that stops UDP.");
  }

  /** Calls ourselves as another member would. */
  private CompletableFuture<CheckRow> port() {
    InetAddress bound = listener.address().getAddress();
    InetAddress self = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    var answered = new CompletableFuture<CheckRow>();
    new HostDialer(base.loops(), tls, new LocalEnd(bound), base.work())
        .dial(
            new InetSocketAddress(self, listener.port()),
            base.identity().fingerprint(),
            new ChannelInboundHandlerAdapter())
        .addListener(
            done -> {
              answered.complete(
                  done.isSuccess()
                      ? ok(
                          "port",
                          "Listening on port " + listener.port() + ", and answering by TLS.")
                      : wrong(
                          "port",
                          "Port "
                              + listener.port()
                              + " does not answer on this machine ("
                              + done.cause().getMessage()
                              + "); look for a firewall, or start the node again."));
              if (done instanceof ChannelFuture dialled) {
                Channel channel = dialled.channel();
                var unused = channel.close();
              }
            });
    return answered.completeOnTimeout(
        wrong(
            "port",
            "Port " + listener.port() + " did not answer within 5 seconds; start the node again."),
        ANSWER_SECONDS,
        TimeUnit.SECONDS);
  }

  private CheckRow identity() {
    Path file = profile.identityFile();
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return wrong(
            "identity",
            "The identity file "
                + file
                + " is gone; put it back from a copy, or this node will be another one at its next start.");
      }
      var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null) {
        String mode = PosixFilePermissions.toString(view.readAttributes().permissions());
        if (!mode.endsWith("------")) {
          return wrong(
              "identity", "Others may read the identity file " + file + "; run: chmod 600 " + file);
        }
      }
      return ok("identity", "The identity is " + base.identity().fingerprint() + ".");
    } catch (IOException unreadable) {
      return wrong(
          "identity",
          "The identity file "
              + file
              + " can't be looked at ("
              + unreadable.getMessage()
              + "); check its permissions.");
    }
  }

  private CheckRow database() {
    List<String> warnings = base.index().warnings();
    String mark = Long.toString(System.currentTimeMillis());
    try {
      base.index().settings().put("doctor", mark).get(ANSWER_SECONDS, TimeUnit.SECONDS);
      if (!base.index().settings().get("doctor").equals(Optional.of(mark))) {
        return wrong(
            "database",
            "The database does not give back what was written; copy the profile away and start the node again.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return wrong("database", "The look at the database was interrupted; try again.");
    } catch (ExecutionException | TimeoutException failed) {
      return wrong(
          "database",
          "The database can't be written ("
              + failed.getMessage()
              + "); look at the disk and start the node again.");
    }
    return warnings.isEmpty()
        ? ok("database", "The database takes and gives back what is written.")
        : wrong("database", String.join(" ", warnings));
  }

  private CheckRow disk() {
    Path folder = base.settings().downloads();
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        return wrong(
            "disk",
            "Nothing can be written to the downloads folder "
                + folder
                + "; change its permissions or choose another.");
      }
      long space = Files.getFileStore(folder).getUsableSpace();
      String free = (space >> 20) + " MB are free for downloads in " + folder;
      return space < LITTLE_SPACE
          ? wrong("disk", free + "; make room or choose another folder.")
          : ok("disk", free + ".");
    } catch (IOException unusable) {
      return wrong(
          "disk",
          "The downloads folder "
              + folder
              + " can't be used ("
              + unusable.getMessage()
              + "); choose another.");
    }
  }

  private CheckRow room() {
    Optional<RoomState> state = room.state();
    if (state.isEmpty()) {
      return ok("room", "The node is in no room.");
    }
    RoomState now = state.get();
    if (!now.connected()) {
      return wrong(
          "room", "The host of " + now.room() + " can't be reached now; the node keeps trying.");
    }
    return ok(
        "room",
        "In "
            + now.room()
            + (now.hosting() ? ", which is hosted here, with " : ", with ")
            + room.members().size()
            + " members.");
  }

  private static CheckRow ok(String name, String sentence) {
    return new CheckRow(name, true, sentence);
  }

  private static CheckRow wrong(String name, String sentence) {
    return new CheckRow(name, false, sentence);
  }
}
