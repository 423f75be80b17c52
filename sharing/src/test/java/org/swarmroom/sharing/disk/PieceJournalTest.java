package org.swarmroom.sharing.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.InfoHash;

class PieceJournalTest {

  private static final InfoHash TORRENT = InfoHash.of(new byte[20]);
  private static final long BOOT = 7;

  @TempDir Path dir;

  private Path file() {
    return dir.resolve("x.part.journal");
  }

  private static BitSet bits(int... numbers) {
    var set = new BitSet();
    Arrays.stream(numbers).forEach(set::set);
    return set;
  }

  @Test
  void afterAKillEveryPieceIsStillTrusted() throws Exception {
    var journal = PieceJournal.create(file(), TORRENT, bits(1), BOOT);
    journal.verified(5);
    journal.verified(3);

    var contents = PieceJournal.read(file(), 10, BOOT);

    assertThat(contents.trusted()).isEqualTo(bits(1, 3, 5));
    assertThat(contents.suspect()).isEqualTo(bits());
  }

  @Test
  void afterARestartOfTheMachineOnlyForcedPiecesAreTrusted() throws Exception {
    var journal = PieceJournal.create(file(), TORRENT, bits(1), BOOT);
    journal.verified(5);
    journal.forced();
    journal.verified(3);
    journal.close();

    var contents = PieceJournal.read(file(), 10, BOOT + 1);

    assertThat(contents.trusted()).isEqualTo(bits(1, 5));
    assertThat(contents.suspect()).isEqualTo(bits(3));
  }

  @Test
  void aSystemThatDoesNotSayWhenItBootedIsNotTrusted() throws Exception {
    PieceJournal.create(file(), TORRENT, bits(1), 0).close();

    assertThat(PieceJournal.read(file(), 10, 0).trusted()).isEqualTo(bits());
  }

  @Test
  void aJournalOfAnotherTorrentIsNotTaken() throws Exception {
    PieceJournal.create(file(), TORRENT, bits()).close();
    var other = new byte[20];
    other[0] = 1;

    assertThat(PieceJournal.isFor(file(), TORRENT)).isTrue();
    assertThat(PieceJournal.isFor(file(), InfoHash.of(other))).isFalse();
    assertThat(PieceJournal.isFor(dir.resolve("nothing"), TORRENT)).isFalse();
  }

  /** Cut anywhere or with any byte changed, the journal never names a piece that was not in it. */
  @Test
  void aTornOrDamagedJournalOnlyForgets() throws Exception {
    var journal = PieceJournal.create(file(), TORRENT, bits(), BOOT);
    for (int piece = 0; piece < 20; piece += 2) {
      journal.verified(piece);
    }
    journal.close();
    var whole = Files.readAllBytes(file());
    var random = new SplittableRandom(1);
    for (int run = 0; run < 300; run++) {
      var damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      if (damaged.length > 0 && random.nextBoolean()) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(file(), damaged);
      var contents = PieceJournal.read(file(), 20, BOOT);
      var all = contents.trusted();
      all.or(contents.suspect());
      assertThat(all.stream().allMatch(p -> p % 2 == 0)).isTrue();
    }
  }
}
