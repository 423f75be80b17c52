package org.swarmroom.app.assembly;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.chat.client.ChatException;
import org.swarmroom.chat.link.LinkException;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.query.QueryException;
import org.swarmroom.sharing.discovery.PeerException;
import org.swarmroom.sharing.library.LibraryException;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.transfer.TransferException;

/** Turns the parts' failures into the one kind the node's face has. */
final class Sentences {

  private static final Logger LOG = LoggerFactory.getLogger(Sentences.class);

  private static final int LONGEST = 600;

  private Sentences() {}

  /** The same future, failing only with {@link NodeException}. */
  static <T> CompletableFuture<T> told(CompletableFuture<T> future) {
    return future.exceptionallyCompose(
        failure -> CompletableFuture.failedFuture(nodeException(failure)));
  }

  static NodeException nodeException(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = shortened(String.valueOf(cause.getMessage()));
    if (cause instanceof NodeException sentence) {
      return message.equals(sentence.getMessage()) ? sentence : new NodeException(message, cause);
    }
    if (cause instanceof ChatException
        || cause instanceof LinkException
        || cause instanceof IndexException
        || cause instanceof QueryException
        || cause instanceof LibraryException
        || cause instanceof PeerException
        || cause instanceof TransferException
        || cause instanceof MetainfoException) {
      return new NodeException(message, cause);
    }
    LOG.error("unexpected failure", cause);
    return new NodeException(
        "The node failed unexpectedly ("
            + cause.getClass().getSimpleName()
            + ": "
            + message
            + "); its log says more.",
        cause);
  }

  /** Many sentences say again what was typed, and that may be a whole book. */
  private static String shortened(String sentence) {
    return sentence.length() <= LONGEST
        ? sentence
        : sentence.substring(0, LONGEST / 2)
            + " … "
            + sentence.substring(sentence.length() - LONGEST / 2);
  }
}
