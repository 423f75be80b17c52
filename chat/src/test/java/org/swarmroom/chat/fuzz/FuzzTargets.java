package org.swarmroom.chat.fuzz;

import java.nio.file.Path;
import java.util.List;
import org.swarmroom.chat.client.ClientFuzz;
import org.swarmroom.chat.irc.IrcFuzz;
import org.swarmroom.chat.sealed.SealedFuzz;
import org.swarmroom.chat.server.RoomFuzz;
import org.swarmroom.testdata.FuzzTarget;

/** The parsers of this module that bytes from outside reach. */
public final class FuzzTargets {

  private FuzzTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget("client", ClientFuzz::fuzzerTestOneInput, ClientFuzz::seeds),
        new FuzzTarget("irc", IrcFuzz::fuzzerTestOneInput, IrcFuzz::seeds),
        new FuzzTarget("room", RoomFuzz::fuzzerTestOneInput, RoomFuzz::seeds),
        new FuzzTarget("sealed", SealedFuzz::fuzzerTestOneInput, SealedFuzz::seeds),
        new FuzzTarget("texts", TextsFuzz::fuzzerTestOneInput, TextsFuzz::seeds));
  }

  /**
   * Writes a folder of seeds for each target.
   *
   * @param args where
   */
  public static void main(String[] args) {
    all().forEach(target -> target.writeCorpus(Path.of(args[0]).resolve(target.name())));
  }
}
