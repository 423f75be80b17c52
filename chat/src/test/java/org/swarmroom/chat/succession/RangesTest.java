package org.swarmroom.chat.succession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

  @RepeatedTest(300)
  void isTheSetThatTheNumbersAre(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    var mine = numbers(random);
    var theirs = numbers(random);

    var union = new TreeSet<>(mine);
    union.addAll(theirs);
    var rest = new TreeSet<>(mine);
    rest.removeAll(theirs);

    assertThat(ranges(mine).with(ranges(theirs))).isEqualTo(ranges(union));
    assertThat(ranges(mine).without(ranges(theirs))).isEqualTo(ranges(rest));
    assertThat(ranges(mine).count()).isEqualTo(mine.size());
    assertThat(IntStream.range(0, 50).filter(ranges(mine)::contains).boxed().toList())
        .containsExactlyElementsOf(mine);
    if (!mine.isEmpty()) {
      assertThat(Ranges.parse(ranges(mine).toString())).contains(ranges(mine));
    }
  }

  private static TreeSet<Integer> numbers(SplittableRandom random) {
    var numbers = new TreeSet<Integer>();
    random.ints(random.nextInt(30), 1, 40).forEach(numbers::add);
    return numbers;
  }

  private static Ranges ranges(TreeSet<Integer> numbers) {
    Ranges ranges = Ranges.NONE;
    for (int n : numbers) {
      ranges = ranges.with(n);
    }
    return ranges;
  }

  @Test
  void isWrittenShort() {
    assertThat(Ranges.of(1, 120).with(122).with(Ranges.of(130, 140)))
        .hasToString("1-120,122,130-140");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "0",
        "0-3",
        "3-1",
        "1-2,2-3",
        "1-2,3",
        "5,4",
        "a",
        "1-",
        "-1",
        "1,,2",
        "1000000000000000000",
        "1-2-3",
        " 1"
      })
  void whatIsNotTheWrittenFormIsRefused(String text) {
    assertThat(Ranges.parse(text)).isEmpty();
  }

  @Test
  void tooManyRangesAreRefused() {
    String text =
        IntStream.rangeClosed(0, Ranges.MAX_RANGES)
            .mapToObj(i -> Integer.toString(1 + 2 * i))
            .collect(Collectors.joining(","));

    assertThat(Ranges.parse(text)).isEmpty();
  }

  @Test
  void hugeRangesAreCountedWithoutOverflow() {
    Ranges all = Ranges.of(1, Long.MAX_VALUE - 1);

    assertThat(all.with(Ranges.of(5, 6))).isEqualTo(all);
    assertThat(all.count()).isPositive();
  }
}
