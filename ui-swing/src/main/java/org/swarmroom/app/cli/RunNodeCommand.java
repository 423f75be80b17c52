package org.swarmroom.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.assembly.NodeOptions;
import org.swarmroom.chat.link.HostPort;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "node",
    description =
        "Runs a node without windows, in the foreground; events are printed as they come.")
final class RunNodeCommand extends StartCommand {

  @Option(names = "--nick", paramLabel = "N", description = "your name in the room")
  private @Nullable String nick;

  @Option(names = "--bind", paramLabel = "A", description = "address to listen at (default: all)")
  private @Nullable String bind;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "port to listen at (default: as last time)")
  private @Nullable Integer port;

  @ArgGroup private @Nullable Room room;

  @Option(
      names = "--share",
      paramLabel = "PATH",
      description = "share a file or folder; may be repeated")
  private List<Path> shares = new ArrayList<>();

  @Option(names = "--downloads", paramLabel = "DIR", description = "where fetched files go")
  private @Nullable Path downloads;

  @Option(
      names = "--room-password",
      paramLabel = "P",
      description = "stock IRC programs must give it to get in")
  private @Nullable String roomPassword;

  @Option(
      names = "--oper",
      paramLabel = "NAME:PASSWORD",
      description = "a room operator; may be repeated")
  private List<String> operators = new ArrayList<>();

  @Option(
      names = "--dht",
      paramLabel = "on|off",
      description =
          "look for peers of public torrents in the DHT (default: as last time, at first off)")
  private DhtCommand.@Nullable Switch dht;

  @Option(
      names = "--dht-bootstrap",
      paramLabel = "HOST:PORT",
      description = "where the DHT begins, in place of the well-known nodes; may be repeated")
  private List<String> dhtBootstrap = new ArrayList<>();

  /** One or the other. */
  static final class Room {
    @Option(names = "--host", paramLabel = "ROOM", required = true, description = "open this room")
    private @Nullable String host;

    @Option(
        names = "--join",
        paramLabel = "LINK",
        required = true,
        description = "join by this link")
    private @Nullable String join;
  }

  RunNodeCommand(Target target) {
    super(target);
  }

  @Override
  public Integer call() {
    if (port != null && (port < 0 || port > 65535)) {
      throw wrong("the port " + port + " is not between 0 and 65535");
    }
    for (String operator : operators) {
      if (operator.indexOf(':') < 1) {
        throw wrong("--oper needs NAME:PASSWORD");
      }
    }
    for (String each : dhtBootstrap) {
      if (HostPort.parse(each).isEmpty()) {
        throw wrong("--dht-bootstrap needs HOST:PORT");
      }
    }
    var options =
        new NodeOptions(
            target().profile(),
            Optional.ofNullable(nick),
            Optional.ofNullable(bind),
            port == null ? OptionalInt.empty() : OptionalInt.of(port),
            Optional.ofNullable(room).map(given -> given.host),
            Optional.ofNullable(room).map(given -> given.join),
            shares.stream().map(each -> each.toAbsolutePath().normalize()).toList(),
            Optional.ofNullable(downloads).map(each -> each.toAbsolutePath().normalize()),
            Optional.ofNullable(roomPassword),
            operators,
            Optional.ofNullable(dht).map(each -> each == DhtCommand.Switch.on),
            dhtBootstrap);
    return start(options, options.joinLink(), new LineFront(target().out(), target().json()));
  }
}
