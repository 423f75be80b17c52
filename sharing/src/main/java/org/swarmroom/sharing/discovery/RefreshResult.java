package org.swarmroom.sharing.discovery;

/**
 * What asking every peer again found.
 *
 * @param asked peers in the book
 * @param online those that answered
 * @param newEntries entries of their catalogues that came in meanwhile
 * @param sentence for the user
 */
public record RefreshResult(int asked, int online, long newEntries, String sentence) {

  static RefreshResult of(int asked, int online, long newEntries) {
    if (asked == 0) {
      return new RefreshResult(
          0,
          0,
          0,
          "There is no peer to ask: nobody else is in the room. Invite somebody by the room's link, or add an address.");
    }
    String who =
        asked == 1
            ? (online == 1 ? "The one peer is online" : "The one peer is away")
            : "%d of %d peers are online".formatted(online, asked);
    String what =
        newEntries == 0
            ? "nothing new is shared"
            : newEntries == 1
                ? "1 new entry came in"
                : "%,d new entries came in".formatted(newEntries);
    return new RefreshResult(asked, online, newEntries, who + "; " + what + ".");
  }
}
