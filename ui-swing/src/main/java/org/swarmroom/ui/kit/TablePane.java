package org.swarmroom.ui.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.swing.JComponent;
import javax.swing.JPanel;

/**
 * A pane around one live table: what stands there while it has no rows, and commands on the chosen
 * rows, each enabled while it makes sense for them. Sentences go to where the window shows them.
 */
public abstract class TablePane<R> extends JPanel implements Notices {

  private static final long serialVersionUID = 1L;

  private final transient Notices notices;
  private final transient LiveRows<R> rows;
  private final transient LiveTable<R> table;
  private final EmptyState empty;
  private final Pages pages;
  private final transient Map<Command, Predicate<? super List<R>>> onChosen = new LinkedHashMap<>();

  /**
   * @param name of this pane and its table
   * @param key what makes a row the same row
   * @param empty stands there while there are no rows
   */
  protected TablePane(
      Desk desk,
      Notices notices,
      String name,
      Function<? super R, String> key,
      List<Column<R>> columns,
      EmptyState empty) {
    this.notices = notices;
    this.empty = empty;
    setName(name + ".pane");
    rows = new LiveRows<>(key, desk::inBackground, Ui.LATER);
    table = new LiveTable<>(name + ".table", rows, columns);
    table.onSelection(this::enableCommands);
    pages = new Pages(empty, table.scrolling());
  }

  protected final LiveRows<R> rows() {
    return rows;
  }

  protected final LiveTable<R> table() {
    return table;
  }

  protected final EmptyState empty() {
    return empty;
  }

  /** A command on the chosen rows, enabled while some are chosen and {@code when} holds of them. */
  protected final Command onChosen(
      String key, String icon, Predicate<? super List<R>> when, Consumer<? super List<R>> body) {
    var command = new Command(key, Icons.icon(icon), () -> body.accept(table.chosen()));
    onChosen.put(command, when);
    command.setEnabled(false);
    return command;
  }

  /** A command on one row, enabled while it alone is chosen and {@code when} holds of it. */
  protected final Command onOne(
      String key, String icon, Predicate<? super R> when, Consumer<? super R> body) {
    return onChosen(
        key,
        icon,
        chosen -> chosen.size() == 1 && when.test(chosen.get(0)),
        chosen -> chosen.stream().findFirst().ifPresent(body));
  }

  /** Lays the pane out: a row of buttons, the table, and what stands below. */
  protected final void stack(JComponent top, JComponent... below) {
    var column = Box.column().add(top).grow(pages);
    for (var component : below) {
      column.gap(1).add(component);
    }
    column.in(this);
  }

  /** Shows the table or what stands for it, and enables commands as the rows are now. */
  protected final void shown() {
    pages.show(rows.total() == 0 ? 0 : 1);
    enableCommands();
  }

  /** Other rows are chosen, or the chosen ones have changed. */
  protected void chosen(List<R> chosen) {}

  private void enableCommands() {
    var chosen = table.chosen();
    onChosen.forEach((command, when) -> command.setEnabled(!chosen.isEmpty() && when.test(chosen)));
    chosen(chosen);
  }

  @Override
  public final void info(String sentence) {
    notices.info(sentence);
  }

  @Override
  public final void error(String sentence) {
    notices.error(sentence);
  }
}
