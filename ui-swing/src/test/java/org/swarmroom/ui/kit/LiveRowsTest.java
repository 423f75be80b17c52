package org.swarmroom.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LiveRowsTest {

  private record Row(String key, int value) {}

  private final List<Runnable> work = new ArrayList<>();
  private final List<Runnable> back = new ArrayList<>();
  private final LiveRows<Row> rows = new LiveRows<>(Row::key, work::add, back::add);

  @Test
  void manyRowsAreSortedElsewhereAndComeBackAsAnOrder() {
    rows.replaceAll(IntStream.range(0, 5_000).mapToObj(i -> new Row("k" + i, 5_000 - i)).toList());

    rows.sort(Comparator.comparingInt(Row::value));

    assertThat(rows.get(0).value()).isEqualTo(5_000); // not yet
    finish();
    assertThat(rows.get(0).value()).isEqualTo(1);
    assertThat(rows.indexOf("k4999")).isZero();
  }

  @Test
  void anOrderOfRowsThatHaveGoneIsThrownAway() {
    rows.replaceAll(IntStream.range(0, 5_000).mapToObj(i -> new Row("k" + i, i)).toList());
    rows.sort(Comparator.comparingInt(Row::value).reversed());

    rows.replaceAll(List.of(new Row("a", 1), new Row("b", 2)));
    finish();

    assertThat(shown()).extracting(Row::key).containsExactly("b", "a");
  }

  @Test
  void newValuesAreSortedInWhenTheTimerAsks() {
    rows.sort(Comparator.comparingInt(Row::value));
    rows.put(new Row("a", 1));
    rows.put(new Row("b", 2));

    rows.put(new Row("a", 3));
    assertThat(shown()).extracting(Row::key).containsExactly("a", "b");
    rows.freshen();

    assertThat(shown()).extracting(Row::key).containsExactly("b", "a");
  }

  /** Against a model that does everything the slow way. */
  @RepeatedTest(300)
  void whateverHappensTheViewIsTheSortedAndFilteredRows(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    Map<String, Row> model = new LinkedHashMap<>();
    Comparator<Row> by = Comparator.comparingInt(Row::value).thenComparing(Row::key);
    Predicate<Row> odd = row -> row.value() % 2 == 1;
    boolean sorted = random.nextBoolean();
    boolean filtered = random.nextBoolean();
    rows.sort(sorted ? by : null);
    rows.filter(filtered ? odd : null);
    for (int step = 0; step < 40; step++) {
      var row = new Row("k" + random.nextInt(12), random.nextInt(50));
      if (random.nextInt(5) == 0) {
        model.remove(row.key());
        rows.remove(row.key());
      } else {
        model.put(row.key(), row);
        rows.put(row);
      }
    }
    rows.freshen();
    if (!sorted && filtered) {
      rows.filter(odd); // values that changed are looked at again
    }
    finish();

    var expected = model.values().stream().filter(row -> !filtered || odd.test(row)).toList();
    var inOrder = sorted ? expected.stream().sorted(by).toList() : expected;
    assertThat(shown()).isEqualTo(inOrder);
    assertThat(rows.total()).isEqualTo(model.size());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.indexOf(rows.get(i).key())).isEqualTo(i);
    }
  }

  private List<Row> shown() {
    return IntStream.range(0, rows.size()).mapToObj(rows::get).toList();
  }

  private void finish() {
    while (!work.isEmpty() || !back.isEmpty()) {
      List.copyOf(work).forEach(Runnable::run);
      work.clear();
      var tasks = List.copyOf(back);
      back.clear();
      tasks.forEach(Runnable::run);
    }
  }
}
