package org.swarmroom.chat.peering;

/** The other server said something that ends the link; the message is a sentence for both sides. */
final class LinkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LinkException(String sentence) {
    super(sentence, null, false, false);
  }
}
