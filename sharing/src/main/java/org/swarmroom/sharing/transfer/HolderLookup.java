package org.swarmroom.sharing.transfer;

import java.util.List;
import java.util.function.Consumer;
import org.swarmroom.index.ContentId;

/** Asks who holds a content. */
final class HolderLookup {

  private final HolderSource source;
  private final Lookups lookups;

  HolderLookup(HolderSource source, Lookups lookups) {
    this.source = source;
    this.lookups = lookups;
  }

  /**
   * @param found called on the control thread
   */
  void find(ContentId content, Consumer<List<HolderAddress>> found) {
    lookups.ask(
        "who holds " + content, () -> List.copyOf(source.holders(content)), List.of(), found);
  }
}
