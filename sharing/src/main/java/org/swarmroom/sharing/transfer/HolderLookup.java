package org.swarmroom.sharing.transfer;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.ContentId;

/** Asks on the file pool who holds a content, and hands the answer to the control thread. */
final class HolderLookup {

  private static final Logger log = LoggerFactory.getLogger(HolderLookup.class);

  private final HolderSource source;
  private final Executor files;
  private final ControlThread thread;

  HolderLookup(HolderSource source, Executor files, ControlThread thread) {
    this.source = source;
    this.files = files;
    this.thread = thread;
  }

  void find(ContentId content, Consumer<List<HolderAddress>> found) {
    try {
      files.execute(
          () -> {
            var holders = holders(content);
            thread.execute(() -> found.accept(holders));
          });
    } catch (RejectedExecutionException e) {
      log.debug("too late to look for holders", e);
    }
  }

  private List<HolderAddress> holders(ContentId content) {
    try {
      return List.copyOf(source.holders(content));
    } catch (RuntimeException | Error e) {
      log.error("who holds {} could not be looked up", content, e);
      return List.of();
    }
  }
}
