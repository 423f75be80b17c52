package org.swarmroom.sharing.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.WireException;
import org.swarmroom.testdata.Must;

/**
 * Messages of the catalogue link: refused by {@link CatalogueFormatException} alone, also when what
 * is inside the deflated part is hostile; what is taken rises, is bounded, and is written and read
 * again as the same.
 *
 * <p>The input is a message, and also the inside of one, and also the greeting with the nick.
 */
public final class CatalogueFuzz {

  private static final int HEADER = 2 + 3 * Long.BYTES + Integer.BYTES;

  private CatalogueFuzz() {}

  public static List<byte[]> seeds() {
    var entry = new CatalogueEntry(ContentId.of(new byte[32]), "Musik/ä/song.flac", 12_345, 7);
    var sibling = new CatalogueEntry(ContentId.of(new byte[32]), "Musik/ä/song 2.flac", 0, -7);
    List<CatalogueChange> changes =
        List.of(
            new CatalogueChange(5, 1, entry),
            new CatalogueChange(6, 9, sibling),
            new CatalogueChange(9, 1, null));
    var answer = new CatalogueMessage.Changes(-1, 4, 10, true, false, true, changes);
    var raw = ByteBuffer.allocate(2_000);
    var packing = new EntryPacking(0);
    changes.forEach(change -> packing.put(raw, change));
    var seeds = new ArrayList<>(CatalogueCodec.encode(answer, 8));
    seeds.add(CatalogueCodec.encode(new CatalogueMessage.State(1, 2)));
    seeds.add(CatalogueCodec.encode(new CatalogueMessage.Ask(-1, 0)));
    seeds.add(Arrays.copyOf(raw.array(), raw.position()));
    seeds.add("d7:sr_nick5:aß b1:mdee".getBytes(StandardCharsets.UTF_8));
    seeds.add(new byte[0]);
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((32 << 20) + 1_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    decode(data).ifPresent(CatalogueFuzz::checkMessage);
    decode(wrapped(data)).ifPresent(CatalogueFuzz::checkMessage);
    checkNick(data);
  }

  private static void checkNick(byte[] greeting) {
    try {
      String nick = MemberHello.nick(ExtendedHandshake.parse(greeting));
      Must.hold(
          nick.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isSpaceChar(c)),
          "a nick is clean");
    } catch (WireException e) {
      Must.hold(e.getMessage().startsWith("The peer"), "the refusal says whose fault it is");
    }
  }

  private static void checkMessage(CatalogueMessage message) {
    if (message instanceof CatalogueMessage.State state) {
      Must.hold(
          decode(CatalogueCodec.encode(state)).equals(Optional.of(state)), "it is read again");
    } else if (message instanceof CatalogueMessage.Ask ask) {
      Must.hold(decode(CatalogueCodec.encode(ask)).equals(Optional.of(ask)), "it is read again");
    } else if (message instanceof CatalogueMessage.Changes changes) {
      checkChanges(changes);
    }
  }

  private static void checkChanges(CatalogueMessage.Changes changes) {
    long last = changes.from();
    for (CatalogueChange change : changes.changes()) {
      Must.hold(change.sequence() > last, "sequences rise");
      last = change.sequence();
    }
    Must.hold(last <= changes.to(), "they end where they say");
    var again = new ArrayList<CatalogueChange>();
    List<byte[]> messages = CatalogueCodec.encode(changes, Integer.MAX_VALUE);
    long from = changes.from();
    for (int i = 0; i < messages.size(); i++) {
      Must.hold(messages.get(i).length <= CatalogueCodec.MAX_BYTES, "a message is short enough");
      var part = (CatalogueMessage.Changes) decode(messages.get(i)).orElseThrow();
      Must.hold(part.from() == from, "each goes on where the last ended");
      Must.hold(part.more() == i + 1 < messages.size(), "the last one says so");
      from = part.to();
      again.addAll(part.changes());
    }
    Must.hold(from == changes.to() && again.equals(changes.changes()), "it is read again");
  }

  /** A message that has {@code raw} as its packed entries. */
  private static byte[] wrapped(byte[] raw) {
    byte[] out = new byte[HEADER + raw.length + 100];
    ByteBuffer.wrap(out)
        .put((byte) 2)
        .put((byte) 0)
        .putLong(1)
        .putLong(0)
        .putLong(Long.MAX_VALUE)
        .putInt(raw.length);
    var deflater = new Deflater(Deflater.NO_COMPRESSION, true);
    try {
      deflater.setInput(raw);
      deflater.finish();
      return Arrays.copyOf(out, HEADER + deflater.deflate(out, HEADER, out.length - HEADER));
    } finally {
      deflater.end();
    }
  }

  private static Optional<CatalogueMessage> decode(byte[] message) {
    try {
      return Optional.of(CatalogueCodec.decode(message));
    } catch (CatalogueFormatException e) {
      return Optional.empty();
    }
  }
}
