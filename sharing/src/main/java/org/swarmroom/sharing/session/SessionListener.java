package org.swarmroom.sharing.session;

import java.io.IOException;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.torrent.Metainfo;

/** Hears what happens in a session, on its event loop; must not block. */
public interface SessionListener {

  /**
   * The metadata or the missing piece layers came and were verified; the session waits for {@link
   * SwarmSession#attach}.
   */
  void metadata(Metainfo torrent);

  /** Something in {@link SwarmSession#status} changed; at most twice a second. */
  void progressed();

  /** Every piece is verified and written. */
  void completed();

  /** The disk failed: nothing is fetched any more. */
  void failed(DiskProblem problem);

  /** What is served can't be read, or is no longer what was hashed. */
  void sourceChanged(IOException cause);

  /** The metadata is what the infohash names, and no usable torrent. */
  void unusable(String sentence);

  /** A holder told that its slots are taken, and did not say so before. */
  default void refused(SessionStatus.Busy holder) {
    // Of interest where somebody waits for data.
  }

  /**
   * After refusals, the first one who is asked for data and did not refuse.
   *
   * @param holder its name
   */
  default void askedInstead(String holder) {
    // As above.
  }

  /** The last connection closed. */
  void idle();
}
