package org.swarmroom.ui.kit;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.swing.table.TableCellRenderer;

/**
 * A column of a {@link LiveTable}.
 *
 * @param key text of the heading
 * @param width preferred width in pixels at 100 %
 * @param words what the cell says, also to screen readers and when copied
 * @param order ascending
 * @param renderer gets the whole row as its value
 * @param firm true if it keeps its width when there is little room
 */
public record Column<R>(
    String key,
    int width,
    Function<? super R, String> words,
    Comparator<? super R> order,
    TableCellRenderer renderer,
    boolean firm) {

  public Column(
      String key,
      int width,
      Function<? super R, String> words,
      Comparator<? super R> order,
      TableCellRenderer renderer) {
    this(key, width, words, order, renderer, false);
  }

  /** The same, never narrower than its width. */
  public Column<R> kept() {
    return new Column<>(key, width, words, order, renderer, true);
  }

  /** A column of plain words. */
  public static <R> Column<R> text(String key, int width, Function<? super R, String> words) {
    return new Column<>(
        key,
        width,
        words,
        Comparator.comparing(words, String.CASE_INSENSITIVE_ORDER),
        new TextCell<R>(words, false));
  }

  /** A column of numbers, aligned at their right ends. */
  public static <R> Column<R> number(
      String key, int width, Function<? super R, String> words, Comparator<? super R> order) {
    return new Column<>(key, width, words, order, new TextCell<R>(words, true), true);
  }

  /** A column of names, in any case of letters, each drawn by the renderer. */
  public static <R> Column<R> name(
      String key, int width, Function<? super R, String> words, TableCellRenderer renderer) {
    return new Column<>(
        key, width, words, Comparator.comparing(words, String.CASE_INSENSITIVE_ORDER), renderer);
  }

  /** A column of counts of things. */
  public static <R> Column<R> count(String key, int width, ToLongFunction<? super R> count) {
    return number(
        key, width, row -> Formats.count(count.applyAsLong(row)), Comparator.comparingLong(count));
  }

  /** A column of sizes in bytes. */
  public static <R> Column<R> size(String key, int width, ToLongFunction<? super R> bytes) {
    return number(
        key, width, row -> Formats.size(bytes.applyAsLong(row)), Comparator.comparingLong(bytes));
  }

  /** A column of bars. */
  public static <R> Column<R> progress(
      String key, int width, Function<? super R, ProgressCell.Progress> progress) {
    return new Column<R>(
            key,
            width,
            row -> progress.apply(row).percent(),
            Comparator.comparingDouble(row -> progress.apply(row).share()),
            new ProgressCell<R>(progress))
        .kept();
  }

  /** True if its cells are aligned at their right ends. */
  boolean isNumber() {
    return renderer instanceof TextCell<?> cell && cell.isRight();
  }
}
