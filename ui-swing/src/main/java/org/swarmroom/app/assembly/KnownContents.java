package org.swarmroom.app.assembly;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * the one that most members list is taken, and the larger one where as many list either.
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
    List<Listing> listings = index.catalogues().listings(content);
    Map<Long, Set<String>> holders = new HashMap<>();
    listings.forEach(
        each ->
            holders.computeIfAbsent(each.size(), size -> new HashSet<>()).addAll(each.holders()));
    return listings.stream()
        .max(
            Comparator.comparingInt((Listing each) -> listing(holders, each.size()))
                .thenComparingLong(Listing::size)
                .thenComparingInt(each -> each.holders().size())
                .thenComparing(Listing::path, Comparator.reverseOrder()))
        .map(best -> new Known(content, lastPart(best.path()), best.size()));
  }

  private static int listing(Map<Long, Set<String>> holders, long size) {
    return holders.getOrDefault(size, Set.of()).size();
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
