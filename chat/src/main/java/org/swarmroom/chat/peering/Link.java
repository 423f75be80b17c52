package org.swarmroom.chat.peering;

import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;
import org.swarmroom.chat.log.Line;

/**
 * One link to another server: reads what it says, and tells it what happens here and behind other
 * links.
 *
 * <p>States: greeting, then taking its burst, then up; from any to ended. Only while {@link #up} is
 * it told what happens.
 */
abstract class Link {

  final LinkHandle handle = new LinkHandle(this);
  private final LinkPort port;
  private boolean ended;

  /** It knows of all that was before, so it is told what comes. */
  boolean up;

  /** The server at the other end, once it is greeted. */
  Optional<Node> peer = Optional.empty();

  Link(LinkPort port) {
    this.port = port;
  }

  /** The connection is there. */
  abstract void opened();

  /**
   * @throws LinkException if the link can't go on after this
   */
  abstract void receive(Message message);

  abstract void server(Node node);

  /** A server on our side is gone, with all behind it. */
  abstract void split(Node node, String near, String reason);

  abstract void entered(Entry entry);

  abstract void renamed(Entry entry, String before);

  abstract void left(Entry entry, String reason);

  /** A link was made on our side: these are in the channel now, with ranks as in NAMES. */
  abstract void netjoin(Map<Entry, String> people, String near, String far);

  /** See {@link org.swarmroom.chat.room.Outlet#told}. */
  abstract void told(Optional<Entry> by, Message message);

  abstract void said(Optional<Entry> by, Line line, String source);

  /** A message for somebody behind this link. */
  abstract void toOne(Optional<Entry> by, Entry to, Message message);

  /** Regularly, to see that it lives. */
  abstract void ping();

  final void send(Message message) {
    write(MessageFormat.bytes(message));
  }

  /** One line with its end. */
  final void write(byte[] line) {
    if (!ended) {
      port.write(line);
    }
  }

  /** It is gone: nothing comes after this. */
  void gone() {}

  final void end() {
    if (!ended) {
      ended = true;
      up = false;
      port.end();
    }
  }

  final boolean hasEnded() {
    return ended;
  }

  /** Says why and ends. */
  final void fail(String sentence) {
    send(Message.of("ERROR", sentence));
    end();
  }

  String name() {
    return peer.map(Node::name).orElse("a server that did not say its name");
  }
}
