package org.swarmroom.chat.room;

import java.util.List;

/**
 * The channel as servers tell each other.
 *
 * @param createdAt epoch ms; of two that are linked the older one's topic and modes stay
 * @param modes letters with a {@code +}, then their parameters
 * @param topicAt epoch ms
 */
public record ChannelInfo(
    String name, long createdAt, List<String> modes, String topic, String topicBy, long topicAt) {

  public ChannelInfo {
    modes = List.copyOf(modes);
  }
}
