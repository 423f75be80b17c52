package org.swarmroom.index.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.swarmroom.index.FileType;

/**
 * What the user looks for. All conditions hold at once; words and phrases are folded (see {@link
 * Folding}) and match anywhere in folder and name.
 *
 * @param words in the order they were written; each must be part of the path
 * @param phrases must be part of the path as they stand, blanks included
 * @param excluded words and phrases that must not be part of the path
 * @param types empty for any
 * @param minSize in bytes, inclusive
 * @param maxSize in bytes, inclusive
 * @param by folded nick of a holder
 */
public record Query(
    List<String> words,
    List<String> phrases,
    List<String> excluded,
    Set<FileType> types,
    long minSize,
    long maxSize,
    Optional<String> by) {

  /** Longest query that is read, in characters. */
  public static final int MAX_LENGTH = 512;

  public Query {
    words = List.copyOf(words);
    phrases = List.copyOf(phrases);
    excluded = List.copyOf(excluded);
    types = Set.copyOf(types);
  }

  /**
   * Reads the search field: {@code words in any order}, {@code "a phrase"}, {@code -not}, {@code
   * type:video}, {@code size:>1GB}, {@code size:10M-2G}, {@code by:nick}.
   *
   * @throws QueryException if it can't be understood, or asks for nothing
   */
  public static Query parse(String text) throws QueryException {
    return new QueryParser(text).parse();
  }

  /** Words and phrases that must be found, longest first. */
  public List<String> needles() {
    return Stream.concat(words.stream(), phrases.stream())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
