package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code room link-server}. */
@Command(
    name = "link-server",
    description = {
      "Links the room hosted here to another server and keeps the link: to another host of the same"
          + " room by the room's link as that host gives it,",
      "or to a server that speaks RFC 2813, such as ngIRCd, by HOST:PORT and two passwords."
    })
final class LinkServer extends DocumentCommand {

  @Parameters(paramLabel = "ADDRESS")
  private String address = "";

  @Option(
      names = "--give",
      paramLabel = "PASSWORD",
      description = "Given to the other server; MyPassword in ngIRCd's [Server] section.")
  private String give = "";

  @Option(
      names = "--expect",
      paramLabel = "PASSWORD",
      description = "That it must give; PeerPassword in ngIRCd's [Server] section.")
  private String expect = "";

  LinkServer(Target target) {
    super(target, "link-server");
  }

  @Override
  JsonObject request() {
    JsonObject request = Fields.of("address", address);
    request.addProperty("give", give);
    request.addProperty("expect", expect);
    return request;
  }

  @Override
  String text(JsonObject done) {
    return Fields.text(done, "sentence");
  }
}
