package org.swarmroom.sharing.bencode;

/** Bytes that are not bencoded, or beyond the limits of who reads them. */
public final class BencodeException extends Exception {

  private static final long serialVersionUID = 1L;

  BencodeException(String message) {
    super(message);
  }
}
