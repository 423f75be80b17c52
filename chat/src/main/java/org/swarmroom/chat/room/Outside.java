package org.swarmroom.chat.room;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.Answer;

/** What a room asks of the program around it, so that it can go on when its host is gone. */
public interface Outside {

  /** Nobody is reached, and nothing is known. */
  Outside NONE =
      new Outside() {
        @Override
        public CompletableFuture<Boolean> reaches(String fingerprint, List<HostPort> addresses) {
          return CompletableFuture.completedFuture(false);
        }

        @Override
        public Answer whoHosts() {
          return new Answer.Unreachable();
        }
      };

  /**
   * Whether a member's port can be reached, before it is needed.
   *
   * @param fingerprint of the member's certificate
   * @return never fails; may complete on any thread
   */
  CompletableFuture<Boolean> reaches(String fingerprint, List<HostPort> addresses);

  /** What to say to who asks who hosts the room. Must not block. */
  Answer whoHosts();
}
