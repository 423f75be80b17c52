package org.swarmroom.app.cli;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What the program may be opened with: a {@code swarmroom:} link, a {@code magnet:} link, or a
 * .torrent file.
 */
final class Argument {

  private Argument() {}

  static boolean isRoomLink(String argument) {
    return argument.toLowerCase(Locale.ROOT).startsWith("swarmroom:");
  }

  static boolean isMagnet(String argument) {
    return argument.toLowerCase(Locale.ROOT).startsWith("magnet:");
  }

  static boolean isTorrentFile(String argument) {
    return argument.toLowerCase(Locale.ROOT).endsWith(".torrent");
  }

  static boolean isKnown(String argument) {
    return isRoomLink(argument) || isMagnet(argument) || isTorrentFile(argument);
  }

  /** As another process understands it, which has another working folder. */
  static String absolute(String argument) {
    return isRoomLink(argument) || isMagnet(argument)
        ? argument
        : Fields.absolute(Path.of(argument));
  }
}
