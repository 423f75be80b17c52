package org.swarmroom.sharing.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.wire.ExtendedHandshake;

/**
 * What members say first to each other in a BEP 10 handshake: the proof, the nick, and under which
 * id they take catalogue messages.
 */
final class MemberHello {

  /** The id under which we take catalogue messages. */
  static final int CATALOGUE_ID = 1;

  private static final String EXTENSION = "sr_catalogue";
  private static final String NICK = "sr_nick";
  private static final int MAX_NICK_BYTES = 64;

  private MemberHello() {}

  static ExtendedHandshake ours(MemberLinkConfig config, String peer) {
    return new ExtendedHandshake(
        Map.of(EXTENSION, CATALOGUE_ID),
        Optional.of("Swarmroom"),
        OptionalInt.of(config.port().getAsInt()),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        true,
        Map.of(
            RoomProof.FIELD,
            RoomProof.make(config.roomKey(), config.own(), peer),
            NICK,
            config.nick().get().getBytes(StandardCharsets.UTF_8)));
  }

  /** The id under which a member takes catalogue messages; empty for who is none or takes none. */
  static OptionalInt provenCatalogueId(
      ExtendedHandshake hello, MemberLinkConfig config, String peer) {
    boolean holds =
        hello
            .extra(RoomProof.FIELD)
            .filter(proof -> RoomProof.holds(config.roomKey(), config.own(), peer, proof))
            .isPresent();
    return holds ? hello.id(EXTENSION) : OptionalInt.empty();
  }

  /** As the peer calls itself, cleaned; perhaps empty. */
  static String nick(ExtendedHandshake hello) {
    return hello
        .extra(NICK)
        .filter(bytes -> bytes.length <= MAX_NICK_BYTES)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(nick -> nick.replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]", ""))
        .orElse("");
  }
}
