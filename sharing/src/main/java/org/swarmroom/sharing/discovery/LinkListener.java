package org.swarmroom.sharing.discovery;

import java.util.List;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.sharing.catalogue.MemberLink;
import org.swarmroom.sharing.catalogue.MemberLinkListener;

/**
 * Hands what a link brings of a catalogue to {@link CatalogueNews}; how it came and went is for who
 * made it.
 */
abstract class LinkListener implements MemberLinkListener {

  private final CatalogueNews news;

  LinkListener(CatalogueNews news) {
    this.news = news;
  }

  @Override
  public void applied(MemberLink link, CatalogueState state, List<CatalogueChange> changes) {
    news.applied(link, state, changes);
  }

  @Override
  public void upToDate(MemberLink link) {
    // Whoever waits for this asked the link itself.
  }

  @Override
  public void full(MemberLink link, String reason) {
    news.full(link, reason);
  }

  @Override
  public void notStored(MemberLink link, Throwable cause) {
    news.notStored(link, cause);
  }
}
