package org.swarmroom.index.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.index.Given.done;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Index;

class RoomLogTest {

  @TempDir Path profile;
  private Index index;

  @BeforeEach
  void open() {
    index = Index.open(profile);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static StoredLine line(String room, String id, String stamp) {
    return new StoredLine(
        id, room, stamp, 5, "ann", "", "#" + room, "PRIVMSG", "text of " + id, "");
  }

  private List<String> last(String room, int n) {
    return index.lines().last(room, n).stream().map(StoredLine::id).toList();
  }

  @Test
  void theOrderIsThatOfStampsAsNumbersWhateverTheOrderOfArrival() {
    done(
        index
            .lines()
            .append(
                List.of(
                    line("r", "d", "2.aa.1"),
                    line("r", "pending", ""),
                    line("r", "c", "1.aa.10"),
                    line("other", "x", "1.aa.1"),
                    line("r", "b", "1.aa.9"))));
    done(index.lines().append(List.of(line("r", "a", "1.aa.1"))));

    assertThat(last("r", 10)).containsExactly("a", "b", "c", "d", "pending");
    assertThat(last("r", 2)).containsExactly("d", "pending");
    assertThat(index.lines().before("r", new Mark.Id("d"), 2))
        .extracting(StoredLine::id)
        .containsExactly("b", "c");
    assertThat(index.lines().before("r", new Mark.Id("unknown"), 2)).isEmpty();
    assertThat(index.lines().rooms()).containsExactly("other", "r");
  }

  @Test
  void mergingTwoLogsGivesTheSameWhicheverComesFirstAndHoweverOften() {
    List<StoredLine> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add(line("r", "i" + i, "1.aa." + i));
      lines.add(line("r", "i" + i, "2.bb." + (30 - i)));
      lines.add(line("r", "i" + i, ""));
    }
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(lines, new Random(seed));
      done(index.lines().append(lines));
      done(index.lines().append(lines));

      assertThat(index.lines().last("r", 100)).hasSize(30);
      assertThat(index.lines().last("r", 100))
          .extracting(StoredLine::stamp)
          .allMatch(stamp -> stamp.startsWith("1.aa."));
    }
  }

  @Test
  void fromAnyLineTheLinesBeforeAfterAndAroundItAreThoseOfTheWholeRoom() {
    Random random = new Random(5);
    List<StoredLine> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String stamp =
          random.nextInt(10) == 0
              ? ""
              : random.nextInt(3) + "." + "abc".charAt(random.nextInt(3)) + "." + random.nextInt(9);
      lines.add(
          new StoredLine(
              "i" + i, "r", stamp, random.nextInt(3), "a", "", "#r", "PRIVMSG", "t", ""));
    }
    done(index.lines().append(lines));
    List<StoredLine> all = index.lines().last("r", 1_000);

    assertThat(all).hasSize(120).isSortedAccordingTo(Comparator.comparing(Place::of));
    for (int i = 0; i < all.size(); i++) {
      Mark mark = new Mark.Id(all.get(i).id());
      for (int n : new int[] {0, 1, 7, 200}) {
        assertThat(index.lines().before("r", mark, n))
            .isEqualTo(all.subList(Math.max(0, i - n), i));
        assertThat(index.lines().after("r", mark, n))
            .isEqualTo(all.subList(i + 1, Math.min(all.size(), i + 1 + n)));
        assertThat(index.lines().around("r", mark, n))
            .isEqualTo(all.subList(Math.max(0, i - n / 2), Math.min(all.size(), i + n - n / 2)));
      }
    }
  }

  @Test
  void theStampsItHasAreToldAsRangesAndGivenByThem() {
    List<StoredLine> lines = new ArrayList<>();
    for (int number : new int[] {1, 2, 3, 5, 6, 9}) {
      lines.add(line("r", "a" + number, "1.aa." + number));
    }
    lines.add(line("r", "b4", "1.bb.4"));
    lines.add(line("r", "c7", "2.aa.7"));
    lines.add(line("r", "pending", ""));
    lines.add(line("other", "x", "1.aa.4"));
    Collections.shuffle(lines, new Random(1));
    done(index.lines().append(lines));

    assertThat(index.lines().have("r"))
        .containsExactly(
            new StampRange(1, "aa", 1, 3),
            new StampRange(1, "aa", 5, 6),
            new StampRange(1, "aa", 9, 9),
            new StampRange(1, "bb", 4, 4),
            new StampRange(2, "aa", 7, 7));
    assertThat(index.lines().range("r", new StampRange(1, "aa", 2, 5)))
        .extracting(StoredLine::id)
        .containsExactly("a2", "a3", "a5");
    assertThat(index.lines().find("r", List.of("c7", "a1", "x", "unknown")))
        .extracting(StoredLine::id)
        .containsExactly("a1", "c7");
  }

  @Test
  void anAppendTellsWhichLinesWereNewAndWhichGotAnEarlierStamp() {
    assertThat(
            done(index.lines().append(List.of(line("r", "a", "2.aa.1"), line("r", "b", "2.aa.2")))))
        .containsExactly(Kept.NEW, Kept.NEW);
    assertThat(
            done(
                index
                    .lines()
                    .append(
                        List.of(
                            line("r", "a", "1.bb.1"),
                            line("r", "b", "2.aa.2"),
                            line("r", "c", "2.aa.3"),
                            line("r", "c", "2.aa.3"),
                            line("r", "c", "1.bb.2"),
                            line("s", "a", "3.aa.1")))))
        .containsExactly(
            Kept.RESTAMPED, Kept.KNOWN, Kept.NEW, Kept.KNOWN, Kept.RESTAMPED, Kept.NEW);

    assertThat(last("r", 9)).containsExactly("a", "c", "b");
  }
}
