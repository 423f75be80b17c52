package org.swarmroom.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;

class CatalogueCodecTest {

  @Test
  void stateAndQuestionComeBackAsTheyWere() throws Exception {
    var state = new CatalogueMessage.State(Long.MIN_VALUE, 7);
    var ask = new CatalogueMessage.Ask(-1, Long.MAX_VALUE);

    assertThat(CatalogueCodec.decode(CatalogueCodec.encode(state))).isEqualTo(state);
    assertThat(CatalogueCodec.decode(CatalogueCodec.encode(ask))).isEqualTo(ask);
  }

  @RepeatedTest(50)
  void changesComeBackAsTheyWere(RepetitionInfo run) throws Exception {
    var random = new Random(run.getCurrentRepetition());
    List<CatalogueChange> changes = changes(random, random.nextInt(3_000), 100);
    long to =
        changes.isEmpty() ? 100 : changes.get(changes.size() - 1).sequence() + random.nextInt(3);

    List<byte[]> messages =
        CatalogueCodec.encode(
            new CatalogueMessage.Changes(9, 100, to, true, false, true, changes), 1_000);

    var back = new ArrayList<CatalogueChange>();
    long reached = 100;
    for (int i = 0; i < messages.size(); i++) {
      assertThat(messages.get(i)).hasSizeLessThanOrEqualTo(CatalogueCodec.MAX_BYTES);
      var message = (CatalogueMessage.Changes) CatalogueCodec.decode(messages.get(i));
      assertThat(message.from()).isEqualTo(reached);
      assertThat(message.startsOver()).isEqualTo(i == 0);
      assertThat(message.more()).isEqualTo(i < messages.size() - 1);
      assertThat(message.last()).isEqualTo(i == messages.size() - 1);
      reached = message.to();
      back.addAll(message.changes());
    }
    assertThat(reached).isEqualTo(to);
    assertThat(back).isEqualTo(changes);
  }

  @Test
  void anAnswerThatIsTooLongSaysThatThereIsMoreToAsk() throws Exception {
    List<CatalogueChange> changes = changes(new Random(1), 5_000, 0);

    List<byte[]> messages =
        CatalogueCodec.encode(
            new CatalogueMessage.Changes(9, 0, 99_999, false, false, true, changes), 2);

    assertThat(messages).hasSize(2);
    var second = (CatalogueMessage.Changes) CatalogueCodec.decode(messages.get(1));
    assertThat(second.more()).isFalse();
    assertThat(second.last()).isFalse();
    assertThat(second.to()).isEqualTo(second.changes().get(second.changes().size() - 1).sequence());
  }

  @Test
  void aNameBeyondTheLimitKeepsItsEnd() throws Exception {
    String path = "ü".repeat(5_000) + "/end.txt";
    var change =
        new CatalogueChange(1, 1, new CatalogueEntry(ContentId.of(new byte[32]), path, 1, 1));

    List<byte[]> messages =
        CatalogueCodec.encode(
            new CatalogueMessage.Changes(9, 0, 1, false, false, true, List.of(change)), 1);

    var back = (CatalogueMessage.Changes) CatalogueCodec.decode(messages.get(0));
    assertThat(back.changes().get(0).entry().path()).startsWith("ü").endsWith("/end.txt");
  }

  @RepeatedTest(2_000)
  void noBytesBreakTheReader(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    if (bytes.length > 0 && random.nextBoolean()) {
      bytes[0] = (byte) random.nextInt(3);
    }
    decodeOrRefuse(bytes);
  }

  @RepeatedTest(500)
  void noDamageBreaksTheReader(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    byte[] good =
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(
                    9, 0, 10_000, false, false, true, changes(random, 50, 0)),
                1)
            .get(0);
    for (int i = 0; i < 3; i++) {
      good[random.nextInt(good.length)] = (byte) random.nextInt();
    }
    decodeOrRefuse(good);
    decodeOrRefuse(Arrays.copyOf(good, random.nextInt(good.length)));
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() {
    byte[] zeros = new byte[50 << 20];

    assertThatThrownBy(() -> CatalogueCodec.decode(changesOf(zeros, 60 * 1024)))
        .isInstanceOf(CatalogueFormatException.class);
    assertThatThrownBy(() -> CatalogueCodec.decode(changesOf(zeros, zeros.length)))
        .isInstanceOf(CatalogueFormatException.class);
  }

  @Test
  void manyLongNamesOutOfFewBytesAreRefused() {
    var raw = ByteBuffer.allocate(60 * 1024);
    var packing = new EntryPacking(0);
    String longPath = "a".repeat(EntryPacking.MAX_PATH_BYTES);
    long sequence = 0;
    while (raw.remaining() > 2 * EntryPacking.MAX_ENTRY_BYTES) {
      sequence++;
      packing.put(
          raw,
          new CatalogueChange(
              sequence, sequence, new CatalogueEntry(ContentId.of(new byte[32]), longPath, 1, 1)));
    }
    byte[] bytes = Arrays.copyOf(raw.array(), raw.position());

    assertThatThrownBy(() -> CatalogueCodec.decode(changesOf(bytes, bytes.length)))
        .isInstanceOf(CatalogueFormatException.class)
        .hasMessageContaining("names of more than");
  }

  /** A changes message around what any deflater made. */
  static byte[] changesOf(byte[] raw, int saidLength) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(raw);
    deflater.finish();
    byte[] out = new byte[CatalogueCodec.MAX_BYTES];
    var head =
        ByteBuffer.wrap(out).put((byte) 2).put((byte) 4).putLong(9).putLong(0).putLong(1 << 30);
    head.putInt(saidLength);
    int length = deflater.deflate(out, head.position(), out.length - head.position());
    deflater.end();
    return Arrays.copyOf(out, head.position() + length);
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      assertThat(CatalogueCodec.decode(bytes)).isNotNull();
    } catch (CatalogueFormatException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  static List<CatalogueChange> changes(Random random, int count, long after) {
    var changes = new ArrayList<CatalogueChange>();
    long sequence = after;
    for (int i = 0; i < count; i++) {
      sequence += 1 + random.nextInt(3);
      byte[] content = new byte[32];
      random.nextBytes(content);
      var entry =
          new CatalogueEntry(
              ContentId.of(content),
              "music/артист " + random.nextInt(10) + "/song " + random.nextInt(1_000) + ".flac",
              random.nextLong(1L << 40),
              random.nextLong(1L << 42));
      changes.add(
          new CatalogueChange(
              sequence, random.nextInt(100_000), random.nextInt(10) == 0 ? null : entry));
    }
    return changes;
  }
}
