package org.swarmroom.chat.link;

/** A link or address that can't be used; the message is one sentence for the user. */
public final class LinkException extends Exception {

  private static final long serialVersionUID = 1L;

  LinkException(String sentence) {
    super(sentence);
  }
}
