package org.swarmroom.sharing.transport;

/** How much this node insists on RC4 when it speaks MSE with a stock client. */
public enum Encryption {
  /** Offers plain text alone, and takes it where it is offered. */
  PLAIN(Encryption.PLAIN_BIT),

  /** Offers both, and takes RC4 where it is offered. */
  PREFERRED(Encryption.PLAIN_BIT | Encryption.RC4_BIT),

  /** Offers and takes RC4 alone. */
  FORCED(Encryption.RC4_BIT);

  static final int PLAIN_BIT = 1;
  static final int RC4_BIT = 2;

  private final int provided;

  Encryption(int provided) {
    this.provided = provided;
  }

  /** The {@code crypto_provide} of an initiator. */
  int provided() {
    return provided;
  }

  /** The {@code crypto_select} of a receiver; 0 if nothing offered will do. */
  int select(int offered) {
    int rc4 = offered & RC4_BIT;
    int plain = offered & PLAIN_BIT;
    return switch (this) {
      case PLAIN -> plain != 0 ? plain : rc4;
      case PREFERRED -> rc4 != 0 ? rc4 : plain;
      case FORCED -> rc4;
    };
  }
}
