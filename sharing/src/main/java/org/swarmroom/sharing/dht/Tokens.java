package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Tokens show that who announces a peer was asked at its address a moment ago, which the sender of
 * forged datagrams wasn't. A token is good for five to ten minutes, for one address and one
 * torrent; nothing is stored for it. Source: BEP 5, "Announce peer".
 */
final class Tokens {

  static final long TURN_MILLIS = 300_000;

  private static final int BYTES = 8;
  private static final int SECRET_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private byte[] secret = fresh();
  private byte[] before = fresh();
  private long turnedAt;

  Tokens(long now) {
    turnedAt = now;
  }

  byte[] make(InetAddress asker, NodeId infohash, long now) {
    turn(now);
    return token(secret, asker, infohash);
  }

  boolean holds(byte[] token, InetAddress asker, NodeId infohash, long now) {
    turn(now);
    return MessageDigest.isEqual(token, token(secret, asker, infohash))
        || MessageDigest.isEqual(token, token(before, asker, infohash));
  }

  private void turn(long now) {
    if (now - turnedAt >= TURN_MILLIS) {
      before = now - turnedAt < 2 * TURN_MILLIS ? secret : fresh();
      secret = fresh();
      turnedAt = now;
    }
  }

  private byte[] fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] token(byte[] secret, InetAddress asker, NodeId infohash) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(secret);
      digest.update(infohash.bytes());
      return Arrays.copyOf(digest.digest(asker.getAddress()), BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
