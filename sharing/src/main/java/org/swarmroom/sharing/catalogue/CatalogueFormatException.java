package org.swarmroom.sharing.catalogue;

/**
 * A member sent what is no {@code sr_catalogue} message or breaks the exchange's rules; its
 * connection is closed.
 */
final class CatalogueFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  CatalogueFormatException(String message) {
    super(message);
  }
}
