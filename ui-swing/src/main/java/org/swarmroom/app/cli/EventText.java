package org.swarmroom.app.cli;

import java.util.Optional;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.NodeEvent;

/**
 * Events as people read them below a running {@code swarmroom node}; progress is left to {@code
 * transfers}.
 */
final class EventText {

  private EventText() {}

  static Optional<String> of(NodeEvent event) {
    return text(event).filter(line -> !line.isEmpty()).map(Table::visible);
  }

  private static Optional<String> text(NodeEvent event) {
    if (event instanceof NodeEvent.Ready ready) {
      return Optional.of(ready(ready));
    } else if (event instanceof NodeEvent.RoomChanged changed) {
      return Optional.of(changed.sentence());
    } else if (event instanceof NodeEvent.MemberJoined joined) {
      return Optional.of(joined.member().nick() + " joined");
    } else if (event instanceof NodeEvent.MemberLeft left) {
      String reason = left.reason().isEmpty() ? "" : " (" + left.reason() + ")";
      return Optional.of(left.member().nick() + " left" + reason);
    } else if (event instanceof NodeEvent.Line line) {
      return Optional.of(line(line.line()));
    } else if (event instanceof NodeEvent.OfferArrived offer) {
      return Optional.of(
          String.join(", ", offer.offer().holders())
              + " offers "
              + offer.offer().name()
              + " ("
              + Sizes.format(offer.offer().size())
              + "); fetch it with: swarmroom download "
              + offer.offer().id());
    }
    return workText(event);
  }

  private static Optional<String> workText(NodeEvent event) {
    if (event instanceof NodeEvent.ShareDone done) {
      return Optional.of(
          "Shared: " + done.files() + " files, " + Sizes.format(done.bytes()) + ", all hashed");
    } else if (event instanceof NodeEvent.CatalogueUpdated updated) {
      return Optional.of(updated.nick() + " shares " + updated.files() + " files");
    } else if (event instanceof NodeEvent.TransferStarted started) {
      return Optional.of("Started: " + started.transfer().name());
    } else if (event instanceof NodeEvent.TransferDone done) {
      return Optional.of("Done: " + done.transfer().name() + " is in " + done.transfer().to());
    } else if (event instanceof NodeEvent.TransferFailed failed) {
      return Optional.of(
          "\"" + failed.transfer().name() + "\" failed: " + failed.transfer().reason());
    } else if (event instanceof NodeEvent.Warning warning) {
      return Optional.of("Warning: " + warning.sentence());
    }
    return Optional.empty();
  }

  private static String ready(NodeEvent.Ready ready) {
    String room =
        ready.room().isEmpty()
            ? "in no room"
            : "in "
                + ready.room()
                + (ready.link().isEmpty() ? "" : "; others join by " + ready.link());
    return "Ready: " + ready.nick() + " on port " + ready.port() + ", " + room;
  }

  private static String line(ChatLine line) {
    String said =
        switch (line.kind()) {
          case "action" -> "* " + line.from() + " " + line.text();
          case "notice" -> "-" + line.from() + "- " + line.text();
          default -> "<" + line.from() + "> " + line.text();
        };
    return line.to().startsWith("#") ? said : privacy(line.to(), line.encrypted()) + said;
  }

  /** What stands before a line to one member. */
  static String privacy(String to, boolean encrypted) {
    return "(to " + to + (encrypted ? ", encrypted) " : ", not encrypted) ");
  }
}
