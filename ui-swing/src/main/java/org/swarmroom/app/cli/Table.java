package org.swarmroom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows with columns that line up; the last column is as long as it is. Text from others can't reach
 * the terminal's controls.
 */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  void add(List<String> row) {
    rows.add(row.stream().map(Table::visible).toList());
  }

  Stream<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths));
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
    }
    return line.toString();
  }

  /**
   * Control and formatting characters become {@code ?}: names and lines come from strangers, and a
   * terminal obeys what it is sent.
   */
  static String visible(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints().map(each -> controls(each) ? '?' : each).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static boolean controls(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
