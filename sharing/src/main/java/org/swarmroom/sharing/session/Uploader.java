package org.swarmroom.sharing.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.limit.RateChain;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageEncoder;

/**
 * A peer's requests to us. Bounded: {@value #MOST_QUEUED} requests wait, {@value #MOST_IN_FLIGHT}
 * bytes at most are on their way to the socket, so a peer that asks and never reads costs that much
 * and nobody else anything. Over plain TCP a block goes by {@code sendfile}; under TLS or MSE
 * blocks are read on the file pool, a few at once.
 */
final class Uploader {

  private static final Logger log = LoggerFactory.getLogger(Uploader.class);

  /** What we announce as reqq (BEP 10). */
  static final int MOST_QUEUED = 1024;

  private static final int MOST_IN_FLIGHT = 1 << 20;

  /** What is on its way can't be cancelled any more: of a slow peer's that is little. */
  private static final int LEAST_IN_FLIGHT = 32 * 1024;

  private static final int MOST_READ_AT_ONCE = 256 * 1024;

  /** Who did not say that it knows longer ones has no need of them (BEP 3: 2^14, some ask 2^15). */
  private static final int LONGEST_OF_OTHERS = 32 * 1024;

  /** A peer may go over the bound a little while it does not know it; not for ever. */
  private static final int MOST_OVERFLOWS = 4096;

  private final PeerConnection peer;
  private final Pieces pieces;
  private final RateChain limit;
  private final boolean zeroCopy;
  private final Deque<Message.Request> queue = new ArrayDeque<>();
  private int inFlight;
  private int overflows;
  private boolean reading;
  private boolean waitsForLimit;
  private @Nullable ScheduledFuture<?> limitTimer;
  private boolean pumping;

  Uploader(PeerConnection peer, Pieces pieces, RateChain limit, boolean zeroCopy) {
    this.peer = peer;
    this.pieces = pieces;
    this.limit = limit;
    this.zeroCopy = zeroCopy;
  }

  void requested(Message.Request request) {
    if (!pieces.grid().holds(request.piece(), request.begin(), request.length())
        || request.length() > LongBlocks.served(zeroCopy)) {
      peer.close("asked for bytes that are not there");
    } else if (peer.isChokingPeer()
        || !pieces.picker().has(request.piece())
        || queue.size() >= MOST_QUEUED
        || request.length() > LONGEST_OF_OTHERS && !takesParts()) {
      overflow(request);
    } else {
      queue.add(request);
      pump();
    }
  }

  /** Other nodes of ours take the answer to a long request block by block. */
  private boolean takesParts() {
    return peer.extensions().longestRequest() > Block.SIZE;
  }

  private void overflow(Message.Request request) {
    peer.reject(request);
    if (++overflows > MOST_OVERFLOWS) {
      peer.close("floods us with requests");
    }
  }

  void cancelled(Message.Cancel cancel) {
    var request = new Message.Request(cancel.piece(), cancel.begin(), cancel.length());
    if (queue.removeFirstOccurrence(request) || cutOut(request)) {
      peer.reject(request);
    }
  }

  /**
   * A block of a long request is not wanted any more: what is before and after it stays. Whole
   * blocks alone, and not in a full queue, or cancels could make any number of requests of one.
   */
  private boolean cutOut(Message.Request part) {
    int from = part.begin();
    int to = from + part.length();
    if (from % Block.SIZE != 0 || part.length() > Block.SIZE || queue.size() >= MOST_QUEUED) {
      return false;
    }
    for (var whole : queue) {
      int end = whole.begin() + whole.length();
      if (whole.piece() == part.piece()
          && whole.begin() <= from
          && (to < end ? part.length() == Block.SIZE : to == end)
          && from < to) {
        queue.remove(whole);
        if (to < end) {
          queue.addFirst(new Message.Request(part.piece(), to, end - to));
        }
        if (whole.begin() < from) {
          queue.addFirst(new Message.Request(part.piece(), whole.begin(), from - whole.begin()));
        }
        return true;
      }
    }
    return false;
  }

  /** The peer was choked: BEP 6 wants each request answered. */
  void dropAll() {
    overflows = 0;
    var dropped = List.copyOf(queue);
    queue.clear();
    dropped.forEach(peer::reject);
  }

  /** Sends as much as socket and limit take. */
  void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (!queue.isEmpty() && maySend()) {
        if (zeroCopy) {
          sendRegion(queue.remove());
        } else {
          readAndSend();
        }
      }
    } finally {
      pumping = false;
    }
  }

  private boolean maySend() {
    if (reading || waitsForLimit || !peer.channel().isWritable()) {
      return false;
    }
    if (inFlight >= LEAST_IN_FLIGHT && inFlight >= mostInFlight()) {
      return false;
    }
    if (!takeNext()) {
      waitsForLimit = true;
      limitTimer =
          peer.link()
              .loop()
              .schedule(this::limitFreed, limit.nanosUntilFree(), TimeUnit.NANOSECONDS);
      return false;
    }
    return true;
  }

  /** Bytes of the next request that go at once: under a limit a long one would come in gusts. */
  private int nextLength() {
    int length = queue.element().length();
    return limit.isUnlimited() || !takesParts() ? length : Math.min(Block.SIZE, length);
  }

  /** Pays for the next request, or for its first part; then the rest waits behind that. */
  private boolean takeNext() {
    int length = nextLength();
    if (!limit.tryTake(length)) {
      return false;
    }
    var next = queue.element();
    if (length < next.length()) {
      queue.remove();
      queue.addFirst(
          new Message.Request(next.piece(), next.begin() + length, next.length() - length));
      queue.addFirst(new Message.Request(next.piece(), next.begin(), length));
    }
    return true;
  }

  /** Half a second's worth. */
  private long mostInFlight() {
    long half = peer.flow().rateUp(peer.session().now()) / 2;
    return Math.max(LEAST_IN_FLIGHT, Math.min(MOST_IN_FLIGHT, half));
  }

  /** The limit lets more pass, or was changed. */
  void limitFreed() {
    waitsForLimit = false;
    if (limitTimer != null) {
      limitTimer.cancel(false);
      limitTimer = null;
    }
    pump();
  }

  private void sendRegion(Message.Request request) {
    try {
      var region =
          pieces.files().region(pieces.at(request.piece(), request.begin()), request.length());
      if (region.isEmpty()) {
        queue.addFirst(request);
        readAndSend();
      } else {
        send(request, region.get());
      }
    } catch (IOException e) {
      unreadable(List.of(request), e);
    }
  }

  private void send(Message.Request request, Object body) {
    Channel channel = peer.channel();
    int length = request.length();
    inFlight += length;
    peer.link()
        .write(
            MessageEncoder.blockHeader(channel.alloc(), request.piece(), request.begin(), length));
    peer.link().write(body).addListener(sent -> sent(length, sent.isSuccess()));
  }

  private void sent(int bytes, boolean success) {
    inFlight -= bytes;
    if (success) {
      peer.flow().uploaded(bytes);
      pump();
    }
  }

  /** The first request is paid for already. */
  private void readAndSend() {
    var batch = new ArrayList<Message.Request>();
    int total = 0;
    do {
      var request = queue.remove();
      batch.add(request);
      total += request.length();
    } while (!queue.isEmpty()
        && total + nextLength() <= Math.min(MOST_READ_AT_ONCE, mostInFlight())
        && takeNext());
    reading = true;
    try {
      peer.session().services().pools().files().execute(() -> read(batch));
    } catch (RejectedExecutionException e) {
      peer.close("we are closing");
    }
  }

  /** On the file pool. A peer that is owed an answer gets it or is hung up on, whatever happens. */
  private void read(List<Message.Request> batch) {
    var bodies = new ArrayList<ByteBuf>(batch.size());
    Runnable outcome;
    try {
      readAll(batch, bodies);
      outcome = () -> sendAll(batch, bodies);
    } catch (IOException e) {
      bodies.forEach(ByteBuf::release);
      outcome = () -> unreadable(batch, e);
    } catch (RuntimeException | Error e) {
      bodies.forEach(ByteBuf::release);
      outcome = () -> failed(e);
    }
    peer.session().execute(outcome);
  }

  private void readAll(List<Message.Request> batch, List<ByteBuf> bodies) throws IOException {
    for (var request : batch) {
      var body = peer.channel().alloc().directBuffer(request.length(), request.length());
      bodies.add(body);
      var into = body.internalNioBuffer(0, request.length());
      pieces.files().read(pieces.at(request.piece(), request.begin()), into);
      body.writerIndex(request.length());
    }
  }

  private void sendAll(List<Message.Request> batch, List<ByteBuf> bodies) {
    reading = false;
    for (int i = 0; i < batch.size(); i++) {
      send(batch.get(i), bodies.get(i));
    }
    peer.link().flush();
    pump();
  }

  private void failed(Throwable cause) {
    log.error("blocks for {} could not be read; it is hung up on", peer.name(), cause);
    peer.close("what it asked for could not be read");
  }

  private void unreadable(List<Message.Request> requests, IOException cause) {
    reading = false;
    requests.forEach(peer::reject);
    peer.session().torrent().unreadable(cause);
  }

  /** Nothing of what the peer asked for waits or is on its way. */
  boolean isIdle() {
    return queue.isEmpty() && inFlight == 0;
  }
}
