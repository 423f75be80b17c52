package org.swarmroom.chat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.log.Mark;
import org.swarmroom.chat.log.StampRange;

/** What each {@link LineLog} keeps to. */
public abstract class LineLogContract {

  private static final String ROOM = "#lobby";

  /** An empty log of the room {@code lobby}. */
  protected abstract LineLog log();

  protected static <T> T done(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Line line(String id, String stamp, long at) {
    return line(id, stamp, at, ROOM, Map.of());
  }

  private static Line line(String id, String stamp, long at, String to, Map<String, String> tags) {
    return new Line(id, stamp, at, "lobby", "ann", "", to, LineKind.PRIVMSG, "of " + id, tags);
  }

  private static List<String> ids(CompletableFuture<List<Line>> lines) {
    return done(lines).stream().map(Line::id).toList();
  }

  @Test
  void theOrderIsEpochThenTimeThenHostThenNumberWhateverTheOrderOfArrival() {
    LineLog log = log();
    List<Line> lines =
        new ArrayList<>(
            List.of(
                line("a", "1.bbbbbbbb.9", 50),
                line("b", "2.bbbbbbbb.1", 10),
                line("c", "2.aaaaaaaa.1", 11),
                line("d", "2.aaaaaaaa.2", 12),
                line("e", "2.bbbbbbbb.2", 12),
                line("f", "2.bbbbbbbb.10", 12),
                line("g", "", 1)));
    Collections.shuffle(lines, new Random(1));
    lines.forEach(line -> done(log.append(List.of(line))));

    assertThat(ids(log.last(ROOM, 9))).containsExactly("a", "b", "c", "d", "e", "f", "g");
    assertThat(ids(log.last(ROOM, 2))).containsExactly("f", "g");
  }

  @Test
  void ofTwoStampsOfOneLineTheEarlierInTheOrderWinsWithItsTimeWhicheverComesFirst() {
    LineLog log = log();

    assertThat(done(log.append(List.of(line("a", "2.aaaaaaaa.1", 20), line("b", "", 30)))))
        .containsExactly(Kept.NEW, Kept.NEW);
    assertThat(
            done(
                log.append(
                    List.of(
                        line("a", "2.bbbbbbbb.7", 19),
                        line("a", "2.aaaaaaaa.1", 20),
                        line("a", "2.bbbbbbbb.7", 19),
                        line("b", "2.aaaaaaaa.2", 31),
                        line("c", "2.aaaaaaaa.3", 32)))))
        .containsExactly(Kept.RESTAMPED, Kept.KNOWN, Kept.KNOWN, Kept.RESTAMPED, Kept.NEW);

    assertThat(done(log.last(ROOM, 9)))
        .containsExactly(
            line("a", "2.bbbbbbbb.7", 19),
            line("b", "2.aaaaaaaa.2", 31),
            line("c", "2.aaaaaaaa.3", 32));
  }

  @Test
  void aLineComesBackAsItWasWithItsTags() {
    LineLog log = log();
    Line tagged =
        line("a", "1.aaaaaaaa.1", 5, ROOM, Map.of("+reply", "x; y\\z", "+example.org/flag", ""));
    done(log.append(List.of(tagged)));

    assertThat(done(log.last(ROOM, 1))).containsExactly(tagged);
    assertThat(done(log.find(List.of("a", "b")))).containsExactly(tagged);
  }

  @Test
  void linesAreReadFromEachLineAndEachTimeInBothDirections() {
    LineLog log = log();
    Random random = new Random(7);
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String stamp = "%d.%s.%d".formatted(1 + random.nextInt(3), "abababab", i);
      all.add(line("i" + i, random.nextInt(9) == 0 ? "" : stamp, random.nextInt(40)));
    }
    done(log.append(all));
    all.sort(Line.ORDER);
    List<Mark> marks = new ArrayList<>();
    all.forEach(line -> marks.add(new Mark.Id(line.id())));
    for (int at = -1; at <= 41; at++) {
      marks.add(new Mark.Time(at));
    }
    for (Mark mark : marks) {
      int start = start(all, mark);
      int end = mark instanceof Mark.Time time ? start(all, time(time.at() + 1)) : start + 1;
      for (int n : new int[] {1, 6, 100}) {
        assertThat(done(log.before(ROOM, mark, n)))
            .as("before %s", mark)
            .isEqualTo(all.subList(Math.max(0, start - n), start));
        assertThat(done(log.after(ROOM, mark, n)))
            .as("after %s", mark)
            .isEqualTo(all.subList(end, Math.min(all.size(), end + n)));
        assertThat(done(log.around(ROOM, mark, n)))
            .as("around %s", mark)
            .isEqualTo(
                all.subList(Math.max(0, start - n / 2), Math.min(all.size(), start + n - n / 2)));
        Mark other = marks.get(random.nextInt(marks.size()));
        assertThat(done(log.between(ROOM, mark, other, n)))
            .as("between %s and %s", mark, other)
            .isEqualTo(between(all, mark, other, n));
      }
    }
    assertThat(done(log.after(ROOM, new Mark.Id("unknown"), 9))).isEmpty();
    assertThat(done(log.around(ROOM, new Mark.Id("unknown"), 9))).isEmpty();
    assertThat(done(log.between(ROOM, new Mark.Id("i1"), new Mark.Id("unknown"), 9))).isEmpty();
  }

  private static Mark time(long at) {
    return new Mark.Time(at);
  }

  private static int start(List<Line> all, Mark mark) {
    int i = 0;
    while (i < all.size()
        && (mark instanceof Mark.Time time
            ? all.get(i).at() < time.at()
            : !mark.equals(new Mark.Id(all.get(i).id())))) {
      i++;
    }
    return i;
  }

  private static int end(List<Line> all, Mark mark) {
    return mark instanceof Mark.Time time ? start(all, time(time.at() + 1)) : start(all, mark) + 1;
  }

  private static List<Line> between(List<Line> all, Mark from, Mark to, int n) {
    if (end(all, from) <= start(all, to)) {
      List<Line> lines = all.subList(end(all, from), start(all, to));
      return lines.subList(0, Math.min(n, lines.size()));
    }
    int first = Math.min(end(all, to), start(all, from));
    List<Line> lines = all.subList(first, start(all, from));
    return lines.subList(Math.max(0, lines.size() - n), lines.size());
  }

  @Test
  void theStampsItHasAreToldAsRangesAndGivenInPages() {
    LineLog log = log();
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= 450; i++) {
      if (i != 300) {
        lines.add(line("a" + i, "1.aaaaaaaa." + i, i));
      }
    }
    lines.add(line("b", "1.bbbbbbbb.5", 7));
    lines.add(line("c", "2.aaaaaaaa.1", 9));
    lines.add(line("unstamped", "", 9));
    lines.add(line("private", "", 9, "bob", Map.of()));
    Collections.shuffle(lines, new Random(2));
    done(log.append(lines));

    assertThat(done(log.have()))
        .containsExactly(
            new StampRange(1, "aaaaaaaa", 1, 299),
            new StampRange(1, "aaaaaaaa", 301, 450),
            new StampRange(1, "bbbbbbbb", 5, 5),
            new StampRange(2, "aaaaaaaa", 1, 1));
    assertThat(done(log.range(new StampRange(1, "aaaaaaaa", 150, 450))))
        .hasSize(LineLog.PAGE)
        .isSortedAccordingTo(Comparator.comparingLong(Line::at))
        .first()
        .extracting(Line::id)
        .isEqualTo("a150");
  }

  @Test
  void linesToOneMemberAreApartFromThoseToAll() {
    LineLog log = log();
    done(
        log.append(
            List.of(
                line("a", "1.aaaaaaaa.1", 5),
                line("b", "", 6, "bob", Map.of()),
                line("c", "", 7, "cem", Map.of()))));

    assertThat(ids(log.last(ROOM, 9))).containsExactly("a");
    assertThat(ids(log.last("bob", 9))).containsExactly("b");
    assertThat(ids(log.last("ann", 9))).containsExactly("b", "c");
    assertThat(ids(log.after("ann", new Mark.Id("b"), 9))).containsExactly("c");
    assertThat(ids(log.find(List.of("a", "b")))).containsExactlyInAnyOrder("a", "b");
  }
}
