package org.swarmroom.app.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.chat.request.Offer;

/**
 * Offers of other members for our requests.
 *
 * <p>Invariant: one entry a content, with all who offered it; at most {@link #MOST} entries, the
 * oldest go first. Everything in an offer is its sender's word. Thread-safe.
 */
final class Offers {

  static final int MOST = 1_000;

  private static final int MOST_HOLDERS = 500;

  private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{64}");

  /** What was offered: under {@code id}, with the first name and size told. */
  record Offered(
      String id,
      String request,
      String name,
      long size,
      String magnet,
      Set<String> holders,
      Set<String> accounts,
      Set<String> addresses) {

    OfferRow row() {
      return new OfferRow(id, request, name, size, List.copyOf(holders));
    }
  }

  private final Map<String, Offered> byId = new LinkedHashMap<>();

  /**
   * Takes an offer in.
   *
   * @return the row it became part of; empty if it names nothing that can be fetched
   */
  synchronized Optional<OfferRow> add(Offer offer) {
    String content = offer.contentId().toLowerCase(Locale.ROOT);
    String id = CONTENT.matcher(content).matches() ? content : offer.magnet();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Offered known = byId.get(id);
    Offered merged =
        known != null
            ? known
            : new Offered(
                id,
                offer.requestId(),
                offer.name(),
                offer.size(),
                offer.magnet(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
    if (merged.holders().size() < MOST_HOLDERS) {
      merged.holders().add(offer.from());
      merged.addresses().addAll(offer.addresses());
    }
    if (!offer.account().isEmpty()) {
      merged.accounts().add(offer.account());
    }
    byId.put(id, merged);
    if (byId.size() > MOST) {
      byId.remove(byId.keySet().iterator().next());
    }
    return Optional.of(merged.row());
  }

  /** In the order in which each content was first offered. */
  synchronized List<OfferRow> rows() {
    List<OfferRow> rows = new ArrayList<>(byId.size());
    byId.values().forEach(each -> rows.add(each.row()));
    return rows;
  }

  synchronized Optional<Offered> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized void clear() {
    byId.clear();
  }
}
