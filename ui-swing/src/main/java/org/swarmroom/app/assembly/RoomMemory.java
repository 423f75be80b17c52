package org.swarmroom.app.assembly;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.link.ChannelName;
import org.swarmroom.chat.link.LinkException;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.index.settings.Settings;

/**
 * Which room the node was in, and the keys of the rooms it hosts, so that links given out yesterday
 * open the same room today.
 */
final class RoomMemory {

  /** The last room. */
  sealed interface Last {

    /** Whether it is the room of that link. */
    boolean leadsTo(RoomLink link);

    record Hosted(String room) implements Last {
      @Override
      public boolean leadsTo(RoomLink link) {
        return false;
      }
    }

    record Joined(RoomLink link) implements Last {
      @Override
      public boolean leadsTo(RoomLink other) {
        return link.key().equals(other.key());
      }
    }
  }

  private static final String LAST = "room.last";
  private static final String NAME = "room.name";
  private static final String LINK = "room.link";

  private final Settings settings;

  RoomMemory(Settings settings) {
    this.settings = settings;
  }

  /** Where the room of that key was served, and who may serve it next. */
  StayMemory stays(RoomKey key) {
    return new StayMemory(settings, key);
  }

  /** Blocks. Empty after leaving, or before the first room. */
  Optional<Last> last() {
    return switch (settings.get(LAST).orElse("")) {
      case "hosted" -> settings.get(NAME).map(Last.Hosted::new);
      case "joined" -> settings.get(LINK).flatMap(RoomMemory::link).map(Last.Joined::new);
      default -> Optional.empty();
    };
  }

  private static Optional<RoomLink> link(String text) {
    try {
      return Optional.of(RoomLink.parse(text));
    } catch (LinkException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The key of a room hosted here; made, and kept, when it is opened for the first time. Blocks.
   */
  RoomKey keyOf(String room) {
    return known(room)
        .orElseGet(
            () -> {
              RoomKey fresh = RoomKey.random(new SecureRandom());
              settings.put(keySetting(room), fresh.hex()).join();
              return fresh;
            });
  }

  /** Whether the link's key is that of a room hosted here. Blocks. */
  boolean isKeyOf(RoomLink link) {
    return known(link.room()).filter(link.key()::equals).isPresent();
  }

  private Optional<RoomKey> known(String room) {
    return settings.get(keySetting(room)).flatMap(RoomKey::parse);
  }

  private static String keySetting(String room) {
    return "room.key." + ChannelName.of(room);
  }

  CompletableFuture<Void> hosted(String room) {
    return settings.put(NAME, room).thenCompose(done -> settings.put(LAST, "hosted"));
  }

  CompletableFuture<Void> joined(RoomLink link) {
    return settings.put(LINK, link.format()).thenCompose(done -> settings.put(LAST, "joined"));
  }

  CompletableFuture<Void> left() {
    return settings.put(LAST, "");
  }

  Optional<String> topicOf(String room) {
    return settings.get("room.topic." + ChannelName.of(room));
  }

  CompletableFuture<Void> topic(String room, String topic) {
    return settings.put("room.topic." + ChannelName.of(room), topic);
  }
}
