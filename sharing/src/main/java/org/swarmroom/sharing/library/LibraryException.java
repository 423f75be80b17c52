package org.swarmroom.sharing.library;

/** The library can't do what was asked; the message is one sentence for the user. */
public final class LibraryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LibraryException(String sentence) {
    super(sentence);
  }
}
