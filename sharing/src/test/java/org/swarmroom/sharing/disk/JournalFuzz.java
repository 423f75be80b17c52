package org.swarmroom.sharing.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.swarmroom.testdata.Must;

/**
 * A journal of pieces as a crash, or anybody, left it: never an exception; no piece beyond the
 * torrent's; trusted and suspect are apart; a torn tail adds nothing.
 *
 * <p>The input is a journal, and also one whose checksums are made right.
 */
public final class JournalFuzz {

  private static final int PIECES = 1_000;
  private static final int RECORD = 16;
  private static final long BOOT = 77;

  private JournalFuzz() {}

  public static List<byte[]> seeds() {
    byte[] journal =
        ByteBuffer.allocate(6 * RECORD)
            .put(record(-2, 0))
            .put(record(-3, BOOT))
            .put(record(0, 0))
            .put(record(-1, 0))
            .put(record(999, 0))
            .put(record(-3, -1))
            .array();
    return List.of(
        journal, Arrays.copyOf(journal, 70), record(5, 0), record(PIECES, 0), new byte[0]);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((4 << 20) + 400L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    checkJournal(data);
    byte[] right = data.clone();
    for (int at = 0; at + RECORD <= right.length; at += RECORD) {
      ByteBuffer.wrap(right).putInt(at + 12, PieceJournal.checksum(right, at));
    }
    checkJournal(right);
  }

  private static void checkJournal(byte[] data) {
    PieceJournal.Contents same = PieceJournal.read(data, PIECES, BOOT, 0);
    Must.hold(!same.trusted().intersects(same.suspect()), "a piece is one of both");
    Must.hold(same.trusted().length() <= PIECES, "a trusted piece is one");
    Must.hold(same.suspect().length() <= PIECES, "a suspect piece is one");
    int whole = data.length / RECORD * RECORD;
    PieceJournal.Contents cut = PieceJournal.read(Arrays.copyOf(data, whole), PIECES, BOOT, 0);
    Must.hold(cut.equals(same), "a torn tail says nothing");
  }

  private static byte[] record(int kind, long value) {
    var record = ByteBuffer.allocate(RECORD).putInt(kind).putLong(value);
    return record.putInt(PieceJournal.checksum(record.array(), 0)).array();
  }
}
