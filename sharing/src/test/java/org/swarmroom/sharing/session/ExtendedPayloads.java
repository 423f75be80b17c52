package org.swarmroom.sharing.session;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.UtMetadata;
import org.swarmroom.sharing.wire.UtPex;
import org.swarmroom.sharing.wire.WireException;
import org.swarmroom.testdata.Must;

/** What must hold of the payload of an extended message, whichever extension it is read as. */
final class ExtendedPayloads {

  private ExtendedPayloads() {}

  static void check(byte[] payload) {
    again(payload, ExtendedHandshake::parse, h -> h.message().payload())
        .ifPresent(ExtendedPayloads::checkHandshake);
    again(payload, UtMetadata::parse, m -> m.message(1).payload());
    again(payload, UtPex::parse, pex -> pex.message(1).payload())
        .ifPresent(
            pex ->
                Must.hold(
                    pex.added().size() <= 2 * UtPex.MAX_PEERS
                        && pex.dropped().size() <= 2 * UtPex.MAX_PEERS,
                    "the peers of a message are bounded"));
    again(payload, Busy::parse, busy -> busy.message(1).payload())
        .ifPresent(
            busy ->
                Must.hold(
                    busy.slots() >= 0 && busy.retryMillis() >= 1_000, "a refusal is in bounds"));
  }

  private static void checkHandshake(ExtendedHandshake handshake) {
    int longest = LongBlocks.longest(handshake);
    Must.hold(longest >= Block.SIZE && longest <= LongBlocks.LONGEST, "requests are in bounds");
    Must.hold(
        handshake.extensions().values().stream().allMatch(id -> id > 0 && id < 256),
        "ids fit in a byte");
    Must.hold(handshake.port().orElse(1) > 0, "a port is one");
    var again = ExtendedHandshake.parse(handshake.message().payload());
    Must.hold(again.client().equals(handshake.client()), "the client's name is read again");
    Must.hold(again.extensions().equals(handshake.extensions()), "ids are read again");
    Must.hold(again.extras().keySet().equals(handshake.extras().keySet()), "so is the rest");
  }

  /** What {@code read} makes of the bytes; what it takes it takes again as it was written. */
  private static <T> Optional<T> again(
      byte[] payload, Function<byte[], T> read, Function<T, byte[]> write) {
    T taken;
    try {
      taken = read.apply(payload);
    } catch (WireException e) {
      return Optional.empty();
    }
    byte[] written = write.apply(taken);
    Must.hold(
        Arrays.equals(write.apply(read.apply(written)), written),
        taken.getClass().getSimpleName() + " is read again");
    return Optional.of(taken);
  }
}
