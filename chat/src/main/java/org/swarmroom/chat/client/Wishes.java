package org.swarmroom.chat.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.irc.Numerics;

/** Changes of nick and topic that wait for the host's word. Confined to the client's executor. */
final class Wishes {

  private static final String AWAY = "The host is away; try again when it is back.";

  private final Scene scene;
  private @Nullable CompletableFuture<String> nick;
  private @Nullable CompletableFuture<Void> topic;
  private String wishedNick = "";

  Wishes(Scene scene) {
    this.scene = scene;
  }

  CompletableFuture<String> nick(String wish) {
    wishedNick = Nicks.nearest(wish);
    if (!scene.inRoom || wishedNick.equals(scene.nick)) {
      scene.wish = wish;
      if (!scene.inRoom) {
        scene.nick = wish;
      }
      return CompletableFuture.completedFuture(wishedNick);
    }
    failNick("Another change of nick came after this one.");
    CompletableFuture<String> changed = new CompletableFuture<>();
    nick = changed;
    scene.send(Message.of("NICK", wishedNick));
    return changed;
  }

  CompletableFuture<Void> topic(String text) {
    if (!scene.inRoom) {
      return CompletableFuture.failedFuture(new ChatException(AWAY));
    }
    failTopic("Another change of topic came after this one.");
    CompletableFuture<Void> changed = new CompletableFuture<>();
    topic = changed;
    scene.send(Message.of("TOPIC", scene.channel(), text));
    return changed;
  }

  /** Looks at a message after the others did. */
  void received(Message message) {
    switch (message.command()) {
      case "NICK" -> {
        if (scene.isMe(message.param(0)) && nick != null) {
          scene.wish = scene.nick;
          nick.complete(scene.nick);
          nick = null;
        }
      }
      case Numerics.ERR_NICKNAMEINUSE ->
          failNick("The nick " + wishedNick + " is taken in this room; choose another.");
      case Numerics.ERR_ERRONEUSNICKNAME ->
          failNick("A nick can't be written " + wishedNick + "; choose another.");
      case "TOPIC" -> {
        if (scene.isMe(message.nick()) && topic != null) {
          topic.complete(null);
          topic = null;
        }
      }
      case Numerics.ERR_CHANOPRIVSNEEDED ->
          failTopic("Only operators of this room may set its topic; ask the host.");
      default -> {}
    }
  }

  void reset() {
    failNick(AWAY);
    failTopic(AWAY);
  }

  private void failNick(String sentence) {
    if (nick != null) {
      nick.completeExceptionally(new ChatException(sentence));
      nick = null;
    }
  }

  private void failTopic(String sentence) {
    if (topic != null) {
      topic.completeExceptionally(new ChatException(sentence));
      topic = null;
    }
  }
}
