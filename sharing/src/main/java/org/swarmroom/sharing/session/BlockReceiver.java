package org.swarmroom.sharing.session;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.wire.BlockSink;

/**
 * Copies a peer's blocks from the socket's buffer into the piece's, once. Blocks that nobody asked
 * for or wants are thrown away.
 */
final class BlockReceiver implements BlockSink {

  /**
   * Blocks out of turn that a peer gets away with, beyond those that it gave in turn: late ones
   * cross our cancels.
   */
  private static final int MOST_UNASKED = 4096;

  private final PeerConnection peer;
  private @Nullable Block block;
  private @Nullable ByteBuf target;

  /** Where in the piece the next byte belongs, and where the message ends. */
  private int position;

  private int end;
  private int unasked;

  BlockReceiver(PeerConnection peer) {
    this.peer = peer;
  }

  /** A message of more than one block is taken block by block. */
  @Override
  public void start(int piece, int begin, int length) {
    position = begin;
    end = begin + length;
    open(piece);
  }

  private void open(int piece) {
    var started = new Block(piece, position, Math.min(Block.SIZE, end - position));
    block = started;
    target = null;
    if (peer.isClosed()) {
      return;
    }
    if (peer.requests().map(r -> r.expects(started)).orElse(false)) {
      target = download().flatMap(d -> d.open(started, peer)).orElse(null);
    } else if (++unasked > MOST_UNASKED) {
      peer.close("sends blocks nobody asked for");
    }
  }

  @Override
  public void bytes(ByteBuf part) {
    peer.link().touched();
    peer.flow().downloaded(part.readableBytes());
    int at = part.readerIndex();
    while (at < part.writerIndex()) {
      var current = block;
      if (current == null) {
        return;
      }
      int left = current.offset() + current.length() - position;
      int length = Math.min(left, part.writerIndex() - at);
      write(current, part, at, length);
      at += length;
      position += length;
      if (length == left && position < end) {
        finish();
        open(current.piece());
      }
    }
  }

  private void write(Block current, ByteBuf part, int at, int length) {
    var buffer = target;
    if (buffer != null) {
      if (download().map(d -> d.isCurrent(current, peer, buffer)).orElse(false)) {
        buffer.setBytes(position, part, at, length);
      } else {
        target = null;
      }
    }
  }

  @Override
  public void end() {
    finish();
  }

  private void finish() {
    var done = block;
    block = null;
    if (done == null || peer.isClosed()) {
      return;
    }
    var buffer = target;
    target = null;
    var download = download();
    boolean useful =
        buffer != null && download.map(d -> d.isCurrent(done, peer, buffer)).orElse(false);
    peer.requests().ifPresent(r -> r.answered(done, useful));
    if (useful) {
      unasked = Math.max(0, unasked - 1);
      download.ifPresent(d -> d.received(done, peer));
    } else {
      download.ifPresent(d -> d.cameInVain(done, peer));
    }
  }

  /** The connection is gone in the middle of a block. */
  void abandon() {
    var begun = block;
    if (begun != null && target != null) {
      download().ifPresent(d -> d.abandon(begun, peer));
    }
    block = null;
    target = null;
  }

  private Optional<Download> download() {
    return peer.session().torrent().download();
  }
}
