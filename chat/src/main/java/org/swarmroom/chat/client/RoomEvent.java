package org.swarmroom.chat.client;

import java.util.List;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.Offer;
import org.swarmroom.chat.succession.Successor;

/** What happens in the room, told in order on the client's executor. */
public sealed interface RoomEvent {

  /**
   * We are in the room; the member list is complete. After a break this comes again.
   *
   * @param nick ours as the host knows it
   */
  record Connected(String nick, List<Member> members, String topic) implements RoomEvent {}

  /**
   * @param reason one sentence
   * @param retryInMillis when the next attempt starts, or -1 if there will be none
   */
  record Disconnected(String reason, long retryInMillis) implements RoomEvent {}

  record MemberJoined(Member member) implements RoomEvent {}

  /**
   * Something about a member other than its nick is known better: addresses, host, away, round
   * trip.
   */
  record MemberChanged(Member member) implements RoomEvent {}

  record MemberLeft(Member member, String reason) implements RoomEvent {}

  record NickChanged(String from, Member member) implements RoomEvent {}

  /**
   * A line of the room or a private one, our own included once the host has it on disk. Each id
   * comes once.
   *
   * @param replayed said at another time, on joining or merged later: its place is that of its
   *     stamp
   */
  record LineReceived(Line line, boolean replayed) implements RoomEvent {}

  /**
   * Lines of ours that enough others have on disk too: the second tick. The first is that the line
   * came.
   */
  record LinesSafe(List<String> ids) implements RoomEvent {}

  /**
   * @param by nick, or empty when it came with joining
   */
  record TopicChanged(String topic, String by) implements RoomEvent {}

  /** An answer to one of our requests. */
  record OfferReceived(Offer offer) implements RoomEvent {}

  /** A member declined our request for a file. */
  record RequestDeclined(String requestId, String nick) implements RoomEvent {}

  /** Somebody asks for a file; answer by {@link RoomClient#offer} or not at all. */
  record RequestReceived(FileRequest request) implements RoomEvent {}

  /** The asker has enough; offers not sent yet are pointless. */
  record RequestCancelled(String requestId) implements RoomEvent {}

  /**
   * Who hosts next if the host goes.
   *
   * @param list in their order
   */
  record SuccessorsChanged(List<Successor> list) implements RoomEvent {}

  /** Our heartbeat came back. */
  record RoundTrip(long millis) implements RoomEvent {}

  /** The host won't have us, or isn't who the link says; nothing is tried again. */
  record Refused(String sentence) implements RoomEvent {}

  /** One sentence the user should see. */
  record Warning(String sentence) implements RoomEvent {}
}
