package org.swarmroom.app.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.OfferDraft;

/** Finds what of ours answers a request. */
interface RequestAnswerer {

  /**
   * Looks for what was asked for.
   *
   * @return at most three; none when nothing of ours is a close match
   */
  CompletableFuture<List<OfferDraft>> answers(FileRequest request);
}
