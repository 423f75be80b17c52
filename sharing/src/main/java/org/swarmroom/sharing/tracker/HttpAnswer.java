package org.swarmroom.sharing.tracker;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.Limits;

/** Reads what an HTTP tracker answers. Source: BEP 3, "Trackers"; BEP 7; BEP 23. */
final class HttpAnswer {

  static final int MAX_BYTES = 256 * 1024;

  private static final Limits LIMITS = new Limits(MAX_BYTES, 8, 20_000);
  private static final int LONGEST_REASON = 200;
  private static final int SHORTEST_SECONDS = 1;
  private static final int LONGEST_SECONDS = 24 * 3600;

  private HttpAnswer() {}

  static TrackerAnswer parse(URI tracker, byte[] body) throws TrackerException {
    BDictionary answer;
    try {
      answer = BencodeParser.dictionary(body, LIMITS);
    } catch (BencodeException e) {
      throw new TrackerException(
          "The tracker %s gave an answer that can't be read; it is asked again later."
              .formatted(name(tracker)));
    }
    Optional<BString> failure = answer.string("failure reason");
    if (failure.isPresent()) {
      throw new TrackerException(
          "The tracker %s refused: %s".formatted(name(tracker), printable(failure.get())));
    }
    var peers = new ArrayList<InetSocketAddress>();
    answer
        .string("peers")
        .ifPresent(
            packed ->
                peers.addAll(
                    CompactPeers.parse(
                        packed.bytes(), CompactPeers.IPV4, TrackerAnswer.MAX_PEERS)));
    answer.list("peers").ifPresent(list -> peers.addAll(dictionaries(list)));
    answer
        .string("peers6")
        .ifPresent(
            packed ->
                peers.addAll(
                    CompactPeers.parse(
                        packed.bytes(),
                        CompactPeers.IPV6,
                        TrackerAnswer.MAX_PEERS
                            - Math.min(TrackerAnswer.MAX_PEERS, peers.size()))));
    return new TrackerAnswer(interval(answer), peers);
  }

  private static int interval(BDictionary answer) {
    long wanted = answer.integer("interval").orElse(TrackerAnswer.DEFAULT_INTERVAL_SECONDS);
    long least = answer.integer("min interval").orElse(SHORTEST_SECONDS);
    return (int) Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, Math.max(wanted, least)));
  }

  private static List<InetSocketAddress> dictionaries(BList list) {
    var peers = new ArrayList<InetSocketAddress>();
    for (BValue value : list.values()) {
      if (peers.size() < TrackerAnswer.MAX_PEERS && value instanceof BDictionary peer) {
        Optional<InetAddress> address =
            peer.string("ip")
                .map(BString::text)
                .flatMap(HttpAnswer::literal)
                .filter(CompactPeers::isHost);
        long port = peer.integer("port").orElse(0);
        if (address.isPresent() && port > 0 && port <= 65_535) {
          peers.add(new InetSocketAddress(address.get(), (int) port));
        }
      }
    }
    return peers;
  }

  /** An address in figures; a name is left out, for it would have to be looked up. */
  private static Optional<InetAddress> literal(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Without path and query, which may hold the user's passkey. */
  static String name(URI tracker) {
    return tracker.getScheme() + "://" + tracker.getRawAuthority();
  }

  /** What a tracker says, for people: short and without control characters. */
  static String printable(BString words) {
    return words.text(LONGEST_REASON).replaceAll("[\\p{Cc}\\p{Cf}]", " ");
  }
}
