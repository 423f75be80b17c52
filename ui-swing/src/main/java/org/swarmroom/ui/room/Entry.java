package org.swarmroom.ui.room;

import java.util.Optional;
import org.swarmroom.app.node.OfferRow;

/**
 * One thing in the message pane.
 *
 * @param id unique; lines have the node's id
 * @param at epoch ms, the order in the pane
 * @param from nick of the speaker, empty for notices
 * @param quote of the line that this answers, or empty
 * @param encrypted a private message that only its two ends could read
 * @param to nick of the receiver of a private message, else empty
 */
record Entry(
    String id,
    long at,
    Kind kind,
    String from,
    String to,
    String quote,
    String text,
    boolean own,
    boolean mention,
    boolean encrypted,
    Optional<OfferRow> offer) {

  /** How long two entries of one speaker may lie apart and still stand under one heading, in ms. */
  private static final long GROUP_MILLIS = 5 * 60_000;

  enum Kind {
    MESSAGE,
    ACTION,
    PRIVATE,
    NOTICE,
    OFFER
  }

  static Entry notice(String id, long at, String text) {
    return new Entry(id, at, Kind.NOTICE, "", "", "", text, false, false, false, Optional.empty());
  }

  static Entry offer(long at, OfferRow offer) {
    return new Entry(
        offerId(offer),
        at,
        Kind.OFFER,
        "",
        "",
        "",
        offer.name(),
        false,
        false,
        false,
        Optional.of(offer));
  }

  static String offerId(OfferRow offer) {
    return "offer " + offer.id();
  }

  /** True if this stands under the heading of the entry before it. */
  boolean continues(Entry before) {
    return (kind == Kind.MESSAGE || kind == Kind.PRIVATE)
        && kind == before.kind
        && from.equals(before.from)
        && to.equals(before.to)
        && encrypted == before.encrypted
        && at - before.at < GROUP_MILLIS;
  }

  /** True if this is shown below a heading with nick and time. */
  boolean hasHeading() {
    return kind == Kind.MESSAGE || kind == Kind.PRIVATE;
  }
}
