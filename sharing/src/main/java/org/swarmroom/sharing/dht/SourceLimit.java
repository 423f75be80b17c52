package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often an address may ask: 50 at once, 5 a second from then on; for IPv6 the network of 64
 * bits counts. And how much is answered to all together, so that forged addresses make us flood
 * nobody. Invariant: no more than 4,096 addresses are remembered.
 */
final class SourceLimit {

  static final int BURST = 50;
  static final int PER_SECOND = 5;

  /** Bytes a second sent to those who ask. */
  static final int ANSWER_BYTES = 64 << 10;

  private static final int MOST = 4_096;

  private final Map<Source, Bucket> sources =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Bucket> eldest) {
          return size() > MOST;
        }
      };
  private final Bucket answers;

  SourceLimit(long now) {
    answers = new Bucket(ANSWER_BYTES, now);
  }

  /** Whether a datagram from there is looked at; then it counts. */
  boolean mayAsk(InetAddress from, long now) {
    return sources
        .computeIfAbsent(Source.of(from), source -> new Bucket(BURST, now))
        .take(1, PER_SECOND, BURST, now);
  }

  /** Whether so many bytes may be sent as an answer; then they count. */
  boolean mayAnswer(int bytes, long now) {
    return answers.take(bytes, ANSWER_BYTES, ANSWER_BYTES, now);
  }

  int size() {
    return sources.size();
  }

  private record Source(long network, long rest) {

    static Source of(InetAddress address) {
      byte[] bytes = address.getAddress();
      return bytes.length == Family.IPV4.addressBytes
          ? new Source(number(bytes, 4), Family.IPV4.addressBytes)
          : new Source(number(bytes, 8), -1);
    }

    private static long number(byte[] bytes, int count) {
      long number = 0;
      for (int i = 0; i < count; i++) {
        number = number << 8 | bytes[i] & 0xff;
      }
      return number;
    }
  }

  private static final class Bucket {

    private double tokens;
    private long filledAt;

    Bucket(double tokens, long now) {
      this.tokens = tokens;
      this.filledAt = now;
    }

    boolean take(int count, double perSecond, double most, long now) {
      tokens = Math.min(most, tokens + (now - filledAt) * perSecond / 1_000);
      filledAt = now;
      if (tokens < count) {
        return false;
      }
      tokens -= count;
      return true;
    }
  }
}
