package org.swarmroom.app.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.SearchAnswer;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.query.Query;
import org.swarmroom.index.query.QueryException;
import org.swarmroom.index.search.Hit;
import org.swarmroom.index.search.Holder;
import org.swarmroom.index.search.HolderInfo;
import org.swarmroom.index.search.Search;
import org.swarmroom.index.search.SearchResult;

/** Searches over own and all members' files. */
final class SearchArea {

  private static final int MOST_ROWS = 10_000;

  private final Search search;
  private final HolderInfo holders;
  private final Executor work;

  SearchArea(Search search, HolderInfo holders, Executor work) {
    this.search = search;
    this.holders = holders;
    this.work = work;
  }

  CompletableFuture<SearchAnswer> search(String query, int limit) {
    return CompletableFuture.supplyAsync(
        () -> {
          long began = System.nanoTime();
          SearchResult found = search.search(parse(query), bounded(limit), holders);
          List<SearchRow> rows = found.hits().stream().map(SearchArea::row).toList();
          return new SearchAnswer(rows, found.more(), (System.nanoTime() - began) / 1_000_000);
        },
        work);
  }

  private static int bounded(int limit) {
    return Math.max(1, Math.min(MOST_ROWS, limit));
  }

  private static Query parse(String query) {
    try {
      return Query.parse(query);
    } catch (QueryException unclear) {
      throw new NodeException(String.valueOf(unclear.getMessage()), unclear);
    }
  }

  private static SearchRow row(Hit hit) {
    return new SearchRow(
        hit.content().map(ContentId::toString).orElse(""),
        hit.name(),
        hit.size(),
        hit.type().word(),
        hit.folder(),
        hit.holders().stream().map(Holder::nick).toList(),
        (int) hit.holders().stream().filter(Holder::online).count(),
        hit.own());
  }
}
