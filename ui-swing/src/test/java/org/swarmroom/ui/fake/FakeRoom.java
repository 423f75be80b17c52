package org.swarmroom.ui.fake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeStatus;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.RoomState;

/** The room: lines, members, offers. */
interface FakeRoom extends FakePart {

  @Override
  default CompletableFuture<NodeStatus> status() {
    return answer(
        "status",
        world ->
            new NodeStatus(
                "ab".repeat(32),
                world.nick,
                world.roomName(),
                world.room.map(RoomState::host).orElse(""),
                51413,
                world.members.size(),
                world.peers.size(),
                0,
                0,
                0,
                world.transfers.size(),
                DhtRow.OFF));
  }

  @Override
  default CompletableFuture<RoomState> hostRoom(String name) {
    return answer("host", name, world -> world.enter(name, true));
  }

  @Override
  default CompletableFuture<RoomState> joinRoom(String link) {
    return answer(
        "join", link, world -> world.enter(link.replaceAll(".*/([^/?]+)(\\?.*)?$", "$1"), false));
  }

  @Override
  default CompletableFuture<Void> leaveRoom() {
    return done("leave", "", world -> world.room = Optional.empty());
  }

  @Override
  default CompletableFuture<Optional<RoomState>> room() {
    return answer("room", world -> world.room);
  }

  @Override
  default CompletableFuture<ChatLine> say(String text) {
    return answer(
        "say", text, world -> world.line(world.nick, "#" + world.roomName(), "message", text));
  }

  @Override
  default CompletableFuture<ChatLine> message(String to, String text) {
    return answer("message", to + " " + text, world -> world.line(world.nick, to, "message", text));
  }

  @Override
  default CompletableFuture<String> trust(String nick) {
    return answer("trust", nick, world -> "The key of " + nick + " is accepted.");
  }

  @Override
  default CompletableFuture<String> linkServer(String address, String give, String expect) {
    return answer("link-server", address, world -> "Linked to " + address + ".");
  }

  @Override
  default CompletableFuture<String> ask(String text) {
    return answer(
        "ask",
        text,
        world -> {
          world.line(world.nick, "#" + world.roomName(), "message", text + " [want 7f3a]");
          return "7f3a";
        });
  }

  @Override
  default CompletableFuture<Void> setNick(String name) {
    return done(
        "nick",
        name,
        world -> {
          world.nick = name;
          world.members.replaceAll(
              m -> m.self() ? new MemberRow(name, m.fingerprint(), m.host(), true, -1) : m);
          world.room =
              world.room.map(
                  r ->
                      new RoomState(
                          r.room(), name, r.host(), r.link(), r.hosting(), true, r.topic()));
          world.tell(new NodeEvent.MembersChanged(world.now(), List.copyOf(world.members)));
        });
  }

  @Override
  default CompletableFuture<Void> setTopic(String topic) {
    return done(
        "topic",
        topic,
        world -> {
          world.room =
              world.room.map(
                  r ->
                      new RoomState(
                          r.room(), r.nick(), r.host(), r.link(), r.hosting(), true, topic));
          world.room.ifPresent(r -> world.tell(new NodeEvent.RoomChanged(world.now(), r, "")));
        });
  }

  @Override
  default CompletableFuture<Void> setAway(String reason) {
    return done("away", reason, world -> {});
  }

  @Override
  default CompletableFuture<List<MemberRow>> members() {
    return answer("members", world -> List.copyOf(world.members));
  }

  @Override
  default CompletableFuture<List<ChatLine>> history(int limit) {
    return answer(
        "history",
        Integer.toString(limit),
        world ->
            List.copyOf(
                world.lines.subList(Math.max(0, world.lines.size() - limit), world.lines.size())));
  }

  @Override
  default CompletableFuture<List<ChatLine>> historyBefore(
      String roomLine, String privateLine, int limit) {
    return answer(
        "history",
        roomLine.isEmpty() ? "newest" : "before " + roomLine,
        world -> world.before(roomLine, privateLine, limit));
  }

  @Override
  default CompletableFuture<Optional<ChatLine>> findBefore(
      String words, String roomLine, String privateLine) {
    return answer(
        "find",
        words,
        world -> {
          var before = world.before(roomLine, privateLine, world.lines.size());
          return before.stream()
              .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(words))
              .reduce((older, newer) -> newer);
        });
  }

  @Override
  default CompletableFuture<List<OfferRow>> offers() {
    return answer("offers", world -> List.copyOf(world.offers));
  }
}
