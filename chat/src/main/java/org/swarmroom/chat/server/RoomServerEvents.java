package org.swarmroom.chat.server;

/** What the application hears of its room server, on the room's executor; must not block. */
public interface RoomServerEvents {

  /** One sentence the user should see, for instance that lines can't be kept on disk. */
  void warning(String sentence);

  /** The topic changed; the application may keep it for {@link RoomServerConfig#topic}. */
  void topicChanged(String topic);
}
