package org.swarmroom.index.catalogues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.swarmroom.index.Given;
import org.swarmroom.testdata.RealisticPaths;

class CatalogueBlockTest {

  private static TreeMap<Long, CatalogueEntry> block(int count, long seed) {
    Random random = new Random(seed);
    TreeMap<Long, CatalogueEntry> entries = new TreeMap<>();
    List<String> paths = new RealisticPaths(seed).take(count);
    for (String path : paths) {
      long key = random.nextLong();
      entries.put(
          key,
          new CatalogueEntry(
              Given.content(key),
              path,
              random.nextLong() >>> 1,
              random.nextLong() >>> random.nextInt(63)));
    }
    return entries;
  }

  @Test
  void aBlockIsReadAsItWasWritten() throws Exception {
    for (int seed = 0; seed < 100; seed++) {
      TreeMap<Long, CatalogueEntry> entries = block(seed, seed);
      assertThat(CatalogueBlock.decode(CatalogueBlock.encode(entries))).isEqualTo(entries);
    }
  }

  @Test
  void aBlockThatIsCutShortIsRefused() {
    byte[] good = CatalogueBlock.encode(block(64, 1));
    for (int length = 0; length < good.length - 8; length += 7) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> CatalogueBlock.decode(cut)).isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void damagedBytesAreReadOrRefusedButNothingElse() {
    byte[] good = CatalogueBlock.encode(block(64, 2));
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bad[random.nextInt(seed % 2 == 0 ? 40 : bad.length)] = (byte) random.nextInt();
      }
      decodes(bad);
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (noise.length > 0) {
        noise[0] = 1;
      }
      decodes(noise);
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      return CatalogueBlock.decode(bytes).size() <= CatalogueBlock.MAX_ENTRIES;
    } catch (DataFormatException e) {
      return false;
    }
  }
}
