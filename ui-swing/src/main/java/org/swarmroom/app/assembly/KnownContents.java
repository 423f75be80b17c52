package org.swarmroom.app.assembly;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.Listing;
import org.swarmroom.index.files.OwnFile;

/**
 * Names and sizes of contents: as we have them ourselves, as listed by members, or as offered to
 * us. Blocks.
 *
 * <p>A wrong size makes another infohash, under which nobody has the content: of different sizes
 * the likeliest is taken, and the transfer tries the others if it comes to nothing.
 */
final class KnownContents {

  record Known(ContentId content, String name, long size) {}

  private final Index index;
  private final Function<String, Optional<Offers.Offered>> offers;

  KnownContents(Index index, Function<String, Optional<Offers.Offered>> offers) {
    this.index = index;
    this.offers = offers;
  }

  /**
   * @throws NodeException if nobody was ever heard to have it
   */
  Known find(ContentId content) {
    return own(content)
        .or(() -> listed(content))
        .or(() -> offered(content))
        .orElseThrow(
            () ->
                new NodeException(
                    "Nobody here is known to share "
                        + content
                        + "; search again, or ask the room for it."));
  }

  private Optional<Known> listed(ContentId content) {
    return index.catalogues().sizes(content).stream()
        .findFirst()
        .flatMap(likeliest -> named(content, likeliest.size()));
  }

  /** Under the name that most members list with that size. */
  private Optional<Known> named(ContentId content, long size) {
    return index.catalogues().listings(content).stream()
        .filter(listing -> listing.size() == size)
        .max(
            Comparator.comparingInt((Listing listing) -> listing.holders().size())
                .thenComparing(Listing::path, Comparator.reverseOrder()))
        .map(best -> new Known(content, lastPart(best.path()), size));
  }

  private Optional<Known> offered(ContentId content) {
    return offers
        .apply(content.toString())
        .filter(offer -> offer.size() >= 0)
        .map(offer -> new Known(content, offer.name(), offer.size()));
  }

  private Optional<Known> own(ContentId content) {
    return index.files().byContent(content).stream()
        .findFirst()
        .map((OwnFile file) -> new Known(content, lastPart(file.catalogueName()), file.size()));
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
