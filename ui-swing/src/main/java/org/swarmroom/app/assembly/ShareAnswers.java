package org.swarmroom.app.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.OfferDraft;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.query.Query;
import org.swarmroom.index.query.QueryException;
import org.swarmroom.index.search.Hit;
import org.swarmroom.index.search.HolderInfo;
import org.swarmroom.index.search.Search;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/**
 * Answers file requests from what this node shares.
 *
 * <p>Only hashed files whose name holds all words of the request count. A request is a stranger's
 * text: it is searched for as words, without the search's operators.
 */
final class ShareAnswers implements RequestAnswerer {

  static final int MOST = 3;

  /** Among so many hits, other members' included, our own are looked for. */
  private static final int LOOKED_AT = 200;

  private final Search search;
  private final HolderInfo holders;
  private final Executor work;

  ShareAnswers(Search search, HolderInfo holders, Executor work) {
    this.search = search;
    this.holders = holders;
    this.work = work;
  }

  @Override
  public CompletableFuture<List<OfferDraft>> answers(FileRequest request) {
    return CompletableFuture.supplyAsync(() -> find(request.query()), work);
  }

  private List<OfferDraft> find(String asked) {
    Query query;
    try {
      query = Query.parse(asked.replaceAll("[\"?!:]", " ").replaceAll("(^|\\s)-+", " "));
    } catch (QueryException nothingToSearch) {
      return List.of();
    }
    return search.search(query, LOOKED_AT, holders).hits().stream()
        .filter(hit -> hit.own() && hit.content().isPresent())
        .limit(MOST)
        .map(hit -> draft(hit, hit.content().orElseThrow()))
        .toList();
  }

  /**
   * The infohash and magnet are those of the canonical torrent: members fetch by them, and only
   * members are let in.
   */
  private static OfferDraft draft(Hit hit, ContentId content) {
    Metainfo canonical = MetainfoBuilder.canonical(content, hit.size());
    return new OfferDraft(
        hit.name(),
        hit.size(),
        content.toString(),
        canonical.infoHash().truncated().toString(),
        Magnet.of(canonical, List.of()).format());
  }
}
