package org.swarmroom.chat.client;

/**
 * Something the user asked for could not be done; the message is one sentence for the user. Futures
 * of the client fail with it.
 */
public final class ChatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChatException(String sentence) {
    super(sentence);
  }
}
