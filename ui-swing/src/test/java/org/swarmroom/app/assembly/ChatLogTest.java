package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.index.lines.Kept;
import org.swarmroom.index.lines.LineOutbox;
import org.swarmroom.index.lines.Mark;
import org.swarmroom.index.lines.RoomLog;
import org.swarmroom.index.lines.StampRange;
import org.swarmroom.index.lines.StoredLine;

class ChatLogTest {

  private final Rows rows = new Rows();
  private final ChatLog log = new ChatLog(rows, Runnable::run, "films", RoomKey.of(new byte[16]));
  private int number;

  /** Clocks go back and forth, private lines come in between, also those of others. */
  @RepeatedTest(100)
  void pageByPageEveryLineIsSeenOnce(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    long now = 1_000;
    var expected = new ArrayList<String>();
    for (int i = 0; i < 80; i++) {
      now += random.nextInt(20) - 5;
      var to = List.of("#films", "#films", "ann", "cem").get(random.nextInt(4));
      var line = line(now, "bob", to);
      log.append(List.of(line)).join();
      if (!to.equals("cem")) {
        expected.add(line.id());
      }
    }

    assertThat(paged(1 + random.nextInt(12))).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aPageIsInTheOrderItWasSaid() {
    Stream.of("#films", "ann", "#films", "ann", "#films")
        .forEach(to -> log.append(List.of(line(1_000 + number, "bob", to))).join());

    assertThat(log.before("ann", "", "", 4).join())
        .extracting(Line::id)
        .containsExactly("2", "3", "4", "5");
  }

  @Test
  void wordsAreFoundHoweverFarBackAndInAnyCase() {
    log.append(List.of(line(1, "bob", "#films", "a Needle"), line(2, "bob", "cem", "needle")))
        .join();
    Stream.generate(() -> line(number, "bob", "#films"))
        .limit(2_500)
        .forEach(each -> log.append(List.of(each)).join());

    assertThat(log.find("ann", "NEEDLE", "", "").join()).map(Line::id).contains("1");
    assertThat(log.find("ann", "needle", "1", "").join()).isEmpty();
  }

  private List<String> paged(int size) {
    var seen = new ArrayList<String>();
    var room = "";
    var own = "";
    while (true) {
      var page = log.before("ann", room, own, size).join();
      assertThat(page).hasSizeLessThanOrEqualTo(size);
      if (page.isEmpty()) {
        return seen;
      }
      for (int i = page.size() - 1; i >= 0; i--) {
        var line = page.get(i);
        seen.add(line.id());
        if (line.to().startsWith("#")) {
          room = line.id();
        } else {
          own = line.id();
        }
      }
    }
  }

  private Line line(long at, String from, String to) {
    return line(at, from, to, "text");
  }

  private Line line(long at, String from, String to, String text) {
    var id = Integer.toString(++number);
    return new Line(id, "", at, "films", from, "", to, LineKind.PRIVMSG, text, Map.of());
  }

  /** Lines in the order they were appended. */
  private static final class Rows implements RoomLog {
    private final Map<String, List<StoredLine>> kept = new TreeMap<>();

    @Override
    public CompletableFuture<List<Kept>> append(List<StoredLine> lines) {
      lines.forEach(each -> kept.computeIfAbsent(each.room(), r -> new ArrayList<>()).add(each));
      return CompletableFuture.completedFuture(Collections.nCopies(lines.size(), Kept.NEW));
    }

    @Override
    public List<StoredLine> last(String room, int n) {
      var all = kept.getOrDefault(room, List.of());
      return newest(all, all.size(), n);
    }

    @Override
    public List<StoredLine> before(String room, Mark mark, int n) {
      var all = kept.getOrDefault(room, List.of());
      var marks = all.stream().map(each -> new Mark.Id(each.id())).toList();
      return newest(all, marks.indexOf(mark), n);
    }

    private static List<StoredLine> newest(List<StoredLine> all, int end, int n) {
      return List.copyOf(all.subList(Math.max(0, end - n), Math.max(0, end)));
    }

    @Override
    public List<StoredLine> after(String room, Mark mark, int n) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredLine> between(String room, Mark from, Mark to, int n) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredLine> around(String room, Mark mark, int n) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredLine> find(String room, Collection<String> ids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StampRange> have(String room) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredLine> range(String room, StampRange range) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long epoch(String room) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> keepEpoch(String room, long epoch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public LineOutbox outbox() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> rooms() {
      return List.copyOf(kept.keySet());
    }
  }
}
