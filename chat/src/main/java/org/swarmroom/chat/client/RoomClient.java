package org.swarmroom.chat.client;

import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.OfferDraft;

/**
 * One member's place in one room.
 *
 * <p>Methods may be called from any thread and never block; futures complete on the client's
 * executor and fail with {@link ChatException}, whose message is one sentence. Lines said while the
 * host is away are kept and sent when it is back, with the same id, so none is doubled.
 */
public final class RoomClient implements AutoCloseable {

  private final RoomClientConfig config;
  private final Dialer dialer;
  private final LineLog log;
  private final Consumer<? super RoomEvent> events;
  private final EventExecutor loop;

  /**
   * @param log of this room, see {@link LineLog}; every line received or said is appended
   * @param events hears everything, in order, on {@code loop}; must not block
   * @param loop one thread that owns this client, for instance {@code group.next()}
   */
  public RoomClient(
      RoomClientConfig config,
      Dialer dialer,
      LineLog log,
      Consumer<? super RoomEvent> events,
      EventExecutor loop) {
    this.config = config;
    this.dialer = dialer;
    this.log = log;
    this.events = events;
    this.loop = loop;
  }

  /** Connects, and keeps connected until {@link #leave}. */
  public void start() {
    throw new UnsupportedOperationException();
  }

  /** Says goodbye and ends for good; completes when the connection is closed. */
  public CompletableFuture<Void> leave(String reason) {
    throw new UnsupportedOperationException();
  }

  /**
   * Says something to the room. Long texts and texts of several lines become several lines.
   *
   * @return the (last) line, when the host has it on disk
   */
  public CompletableFuture<Line> say(String text) {
    throw new UnsupportedOperationException();
  }

  /** Like {@link #say}, shown as what we do: {@code /me}. */
  public CompletableFuture<Line> act(String text) {
    throw new UnsupportedOperationException();
  }

  /** A private line; completes when the host has passed it on, fails if there is no such nick. */
  public CompletableFuture<Line> message(String nick, String text) {
    throw new UnsupportedOperationException();
  }

  /**
   * Asks for a file: {@code @all who has X}, {@code @nick please send X}; other text is asked of
   * all. Offers come as {@link RoomEvent.OfferReceived}.
   *
   * @return the request's id when the host has the line
   */
  public CompletableFuture<String> ask(String text) {
    throw new UnsupportedOperationException();
  }

  /** Tells the room that the request is answered. */
  public void enough(String requestId) {
    throw new UnsupportedOperationException();
  }

  /** Answers a request, to the asker only, after a short random delay; the first 3 drafts count. */
  public void offer(FileRequest request, List<OfferDraft> drafts) {
    throw new UnsupportedOperationException();
  }

  /** Tells the asker of a request addressed to us that it gets nothing. */
  public void decline(FileRequest request) {
    throw new UnsupportedOperationException();
  }

  /**
   * @return the new nick
   */
  public CompletableFuture<String> setNick(String nick) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> setTopic(String topic) {
    throw new UnsupportedOperationException();
  }

  /** Away with a message, or back when it is empty. */
  public void setAway(String message) {
    throw new UnsupportedOperationException();
  }

  /** Older lines of the room from the host, oldest first; for scrolling back beyond the own log. */
  public CompletableFuture<List<Line>> history(String beforeId, int n) {
    throw new UnsupportedOperationException();
  }

  /** Everybody in the room now, ourselves included; empty while not connected. */
  public List<Member> members() {
    throw new UnsupportedOperationException();
  }

  /** Ours now, or the wished one while not connected. */
  public String nick() {
    return config.nick();
  }

  public String topic() {
    throw new UnsupportedOperationException();
  }

  public boolean connected() {
    throw new UnsupportedOperationException();
  }

  /** Last measured to the host, in ms. */
  public OptionalLong roundTripMillis() {
    throw new UnsupportedOperationException();
  }

  /** Like {@link #leave} without waiting. */
  @Override
  public void close() {
    leave("leaving").isDone();
  }
}
