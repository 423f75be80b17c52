package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LineWrapTest {

  private static final LineWrap.Advance TEN = c -> c == '\n' ? 0 : 10;

  @Test
  void rowsBreakAfterSpacesWhichMayHangOver() {
    assertThat(LineWrap.ends("one two three", 75, TEN)).containsExactly(8, 13);
    assertThat(LineWrap.ends("one two three", 65, TEN)).containsExactly(4, 8, 13);
  }

  @Test
  void aWordLongerThanARowIsCut() {
    assertThat(LineWrap.ends("abcdefghij", 40, TEN)).containsExactly(4, 8, 10);
  }

  @Test
  void lineFeedsBreakAndAnEmptyTextHasOneRow() {
    assertThat(LineWrap.ends("a\n\nb", 100, TEN)).containsExactly(2, 3, 4);
    assertThat(LineWrap.ends("", 100, TEN)).containsExactly(0);
  }

  @Test
  void aPairOfSurrogatesIsNotCut() {
    var text = "ab😀cd";

    for (int end : LineWrap.ends(text, 30, TEN)) {
      assertThat(end < text.length() && Character.isLowSurrogate(text.charAt(end))).isFalse();
    }
  }

  @RepeatedTest(500)
  void noRowIsWiderThanItMayBeAndNothingIsLost(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var text = new StringBuilder();
    for (int i = random.nextInt(80); i > 0; i--) {
      text.append(
          random.nextInt(5) == 0
              ? ' '
              : random.nextInt(30) == 0 ? '\n' : (char) ('a' + random.nextInt(26)));
    }
    int width = 30 + random.nextInt(200);

    int start = 0;
    for (int end : LineWrap.ends(text.toString(), width, TEN)) {
      var row = text.substring(start, end);
      assertThat(LineWrap.width(row.stripTrailing(), 0, row.stripTrailing().length(), TEN))
          .isLessThanOrEqualTo(width);
      assertThat(end).isGreaterThanOrEqualTo(start);
      start = end;
    }
    assertThat(start).isEqualTo(text.length());
  }
}
