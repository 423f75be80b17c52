package org.swarmroom.app.node;

import java.util.List;

/** Something that happened on the node. {@code at} is in epoch ms. */
public sealed interface NodeEvent {

  long at();

  /**
   * The node is up: its listener is bound and, if it was asked to, its room is open. {@code room}
   * and {@code link} may be empty.
   */
  record Ready(long at, int port, String fingerprint, String nick, String room, String link)
      implements NodeEvent {}

  /**
   * We entered or left a room, lost or found its host, or its topic changed; {@code sentence} is
   * for the status line, perhaps empty.
   */
  record RoomChanged(long at, RoomState room, String sentence) implements NodeEvent {}

  record MemberJoined(long at, MemberRow member) implements NodeEvent {}

  record MemberLeft(long at, MemberRow member, String reason) implements NodeEvent {}

  /** A nick changed, a round trip was measured or presence changed: ask for the list again. */
  record MembersChanged(long at, List<MemberRow> members) implements NodeEvent {}

  /** A line; {@code replayed} for history that came with joining. */
  record Line(long at, ChatLine line, boolean replayed) implements NodeEvent {}

  /** Lines of ours that enough others have on disk too. */
  record LinesSafe(long at, List<String> ids) implements NodeEvent {}

  record OfferArrived(long at, OfferRow offer) implements NodeEvent {}

  /** Hashing goes on: files and bytes done of all; {@code path} is the file at work. */
  record ShareProgress(
      long at, String path, long files, long filesTotal, long bytes, long bytesTotal)
      implements NodeEvent {}

  /** All that is shared is hashed. */
  record ShareDone(long at, long files, long bytes) implements NodeEvent {}

  /** A peer's catalogue has new content that search finds now. */
  record CatalogueUpdated(long at, String fingerprint, String nick, long files)
      implements NodeEvent {}

  /** A peer appeared, came online or went away. */
  record PeerChanged(long at, PeerRow peer) implements NodeEvent {}

  record TransferStarted(long at, TransferRow transfer) implements NodeEvent {}

  /** At most twice a second for each transfer, and at each change of state. */
  record TransferProgress(long at, TransferRow transfer) implements NodeEvent {}

  record TransferDone(long at, TransferRow transfer) implements NodeEvent {}

  record TransferFailed(long at, TransferRow transfer) implements NodeEvent {}

  /** The transfer was cancelled and is gone. */
  record TransferRemoved(long at, String id) implements NodeEvent {}

  /** One sentence the user should see. */
  record Warning(long at, String sentence) implements NodeEvent {}
}
