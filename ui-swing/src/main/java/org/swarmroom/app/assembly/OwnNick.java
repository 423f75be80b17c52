package org.swarmroom.app.assembly;

import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.swarmroom.app.node.NodeException;

/**
 * The nick the user wished for; in a room the host may have given another. Thread-safe, and never
 * waits.
 */
final class OwnNick {

  /**
   * What common IRC servers take: no sign that means something in a line, no digit or dash first.
   */
  private static final Pattern FORM =
      Pattern.compile("[\\p{L}_\\[\\]{}\\\\|`^][\\p{L}\\p{M}\\p{N}_\\[\\]{}\\\\|`^-]{0,29}");

  private final UserSettings settings;
  private volatile String wished;

  /** Blocks for a moment. */
  OwnNick(UserSettings settings) {
    this.settings = settings;
    this.wished = settings.nick();
  }

  String wished() {
    return wished;
  }

  /** Keeps another one; fails with a sentence if no server would take it. */
  CompletableFuture<Void> wish(String nick) {
    if (!FORM.matcher(nick).matches()) {
      return CompletableFuture.failedFuture(
          new NodeException(
              "\""
                  + nick
                  + "\" can't be a nick; use up to 30 letters, digits, - and _, beginning with a letter."));
    }
    wished = nick;
    return settings.nick(nick);
  }
}
