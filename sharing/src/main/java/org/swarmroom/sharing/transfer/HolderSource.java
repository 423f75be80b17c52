package org.swarmroom.sharing.transfer;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.swarmroom.index.ContentId;

/** Knows which members hold a content now. Thread-safe; may block. */
public interface HolderSource {

  /** Nobody holds anything. */
  HolderSource NONE =
      new HolderSource() {
        @Override
        public Collection<HolderAddress> holders(ContentId content) {
          return List.of();
        }

        @Override
        public void listen(Consumer<ContentId> changed) {}

        @Override
        public String nick(String fingerprint) {
          return "";
        }
      };

  /** Members that are online and hold the content, each with the size that it lists. */
  Collection<HolderAddress> holders(ContentId content);

  /** Asks to be told, on any thread, when the holders of a content may be others than before. */
  void listen(Consumer<ContentId> changed);

  /** The nick of a member, or empty. Must not block. */
  String nick(String fingerprint);
}
