package org.swarmroom.index.query;

/** A query that can't be understood. The message is one sentence: what is wrong, what to write. */
public final class QueryException extends Exception {

  private static final long serialVersionUID = 1;

  public QueryException(String sentence) {
    super(sentence);
  }
}
