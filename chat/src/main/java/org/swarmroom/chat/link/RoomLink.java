package org.swarmroom.chat.link;

import java.util.List;

/**
 * An invitation: where a room's host is, how to know it, and the room's key. Written {@code
 * swarmroom://HOST:PORT[,HOST:PORT]/ROOM?fp=FINGERPRINT&key=KEY[&also=FINGERPRINT@HOST:PORT[,HOST:PORT][;…]]}.
 *
 * @param hosts addresses of the host, 1 to {@value #MAX_HOSTS}, to be tried in order
 * @param room name for people; may have spaces and any letters
 * @param fingerprint SHA-256 of the host's certificate, 64 lower-case hex digits
 * @param others members who know where the room is when that host is gone, at most {@value
 *     #MAX_OTHERS}
 */
public record RoomLink(
    List<HostPort> hosts, String room, String fingerprint, RoomKey key, List<Place> others) {

  /** Where a program of that certificate is. */
  public record Place(String fingerprint, List<HostPort> hosts) {

    public Place {
      hosts = List.copyOf(hosts);
    }
  }

  public static final int MAX_OTHERS = 3;

  public static final int MAX_HOSTS = 16;
  public static final int MAX_ROOM_CHARS = 64;

  public RoomLink {
    hosts = List.copyOf(hosts);
    others = List.copyOf(others.subList(0, Math.min(MAX_OTHERS, others.size())));
  }

  /** One that names the host alone. */
  public RoomLink(List<HostPort> hosts, String room, String fingerprint, RoomKey key) {
    this(hosts, room, fingerprint, key, List.of());
  }

  /**
   * @throws LinkException with one sentence if the text is not a usable link
   */
  public static RoomLink parse(String text) throws LinkException {
    return LinkParser.parse(text);
  }

  /** The IRC channel of this room, see {@link ChannelName}. */
  public String channel() {
    return ChannelName.of(room);
  }

  /** The text others paste to join. Holds the key: not for logs. */
  public String format() {
    return LinkParser.format(this);
  }

  /** Like {@link #format} with the key left out. */
  @Override
  public String toString() {
    return "RoomLink[" + room + " at " + hosts + ", " + fingerprint + "]";
  }
}
