package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.kit.Actions;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Column;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Dialogs;
import org.swarmroom.ui.kit.EmptyState;
import org.swarmroom.ui.kit.Folders;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.LiveRows;
import org.swarmroom.ui.kit.LiveTable;
import org.swarmroom.ui.kit.Notices;
import org.swarmroom.ui.kit.Pages;
import org.swarmroom.ui.kit.ProgressCell;
import org.swarmroom.ui.kit.Ui;

/** What is being fetched, how fast, from whom, and why it stands still. */
final class TransfersPane extends JPanel implements TransfersView {

  private static final long serialVersionUID = 1L;

  private final transient Notices notices;
  private final transient LiveRows<TransferRow> rows;
  private final transient TransfersPresenter presenter;
  private final transient LiveTable<TransferRow> table;
  private final transient IntConsumer activeCount;
  private final transient BiConsumer<Long, Long> rates;
  private final Command pause;
  private final Command resume;
  private final Command cancel;
  private final Command open;
  private final JLabel details = new JLabel(" ");
  private final Pages pages;

  /**
   * @param activeCount hears how many transfers go on
   * @param rates hears bytes a second down and up
   */
  TransfersPane(Desk desk, Notices notices, IntConsumer activeCount, BiConsumer<Long, Long> rates) {
    this.notices = notices;
    this.activeCount = activeCount;
    this.rates = rates;
    setName("transfers.pane");
    rows = new LiveRows<>(TransferRow::id, desk::inBackground, Ui.LATER);
    presenter = new TransfersPresenter(desk.node(), desk.answers(), desk.events(), rows, this);
    table = new LiveTable<>("transfers.table", rows, columns());
    pause =
        new Command("transfers.pause", Icons.icon("pause"), () -> presenter.pause(table.chosen()));
    resume =
        new Command("transfers.resume", Icons.icon("play"), () -> presenter.resume(table.chosen()));
    cancel =
        new Command(
            "transfers.cancel", Icons.icon("close"), () -> presenter.cancel(table.chosen()));
    open =
        new Command(
            "transfers.open",
            Icons.icon("folder-open"),
            () ->
                table.chosen().stream()
                    .findFirst()
                    .ifPresent(row -> Folders.open(desk, row.to(), notices)));
    var add =
        new Command(
            "transfers.add",
            Icons.icon("add"),
            () -> Dialogs.line(this, "transfers.add.ask", "", presenter::add));
    var folder =
        new Command(
            "transfers.folder",
            Icons.icon("folder"),
            () ->
                Folders.chooseFolder(this, "transfers.folder.title")
                    .ifPresent(presenter::downloadsFolder));
    cancel.onKey(table.table(), "DELETE");
    pause.onKey(table.table(), "P");
    resume.onKey(table.table(), "R");
    table.onOpen(open);
    table.popup(pause, resume, cancel, open);
    table.onSelection(this::selected);
    var empty = new EmptyState("transfers.empty", Icons.tinted("transfers", 40, "Swarmroom.muted"));
    empty.say(text("transfers.none"), text("transfers.none.hint"));
    pages = new Pages(empty, table.scrolling());
    details.setName("transfers.details");
    details.putClientProperty(FlatClientProperties.STYLE, "foreground: $Swarmroom.muted");
    details.setMinimumSize(new Dimension(0, 0));
    Drops.torrents(this, presenter::add);
    Drops.torrents(table.table(), presenter::add);
    var top =
        Actions.bar(
            pause.button(),
            resume.button(),
            cancel.button(),
            open.button(),
            add.button(),
            folder.button());
    Box.column()
        .add(top)
        .grow(pages)
        .gap(1)
        .add(Box.row().inset(8, 16, 8, 16).grow(details).panel())
        .in(this);
    selected();
    presenter.start();
  }

  private static List<Column<TransferRow>> columns() {
    return List.of(
        new Column<>(
            "transfers.name",
            280,
            TransferRow::name,
            Comparator.comparing(TransferRow::name, String.CASE_INSENSITIVE_ORDER),
            new TransferCell()),
        Column.number(
            "transfers.size",
            92,
            row -> row.size() > 0 ? Formats.size(row.size()) : "",
            Comparator.comparingLong(TransferRow::size)),
        new Column<TransferRow>(
                "transfers.progress",
                160,
                row -> TransferCell.progress(row).percent(),
                Comparator.comparingDouble(TransfersPresenter::share),
                new ProgressCell<TransferRow>(TransferCell::progress))
            .kept(),
        Column.number(
            "transfers.rate",
            100,
            TransfersPane::rate,
            Comparator.comparingLong(TransferRow::rateDown)),
        Column.number(
            "transfers.left",
            112,
            TransfersPane::left,
            Comparator.comparingLong(TransferRow::secondsLeft)),
        Column.text("transfers.holders", 130, row -> String.join(", ", row.holders())),
        Column.text("transfers.state", 280, TransferCell::state));
  }

  private static String rate(TransferRow row) {
    return row.state().equals("fetching") ? Formats.rate(row.rateDown()) : "";
  }

  private static String left(TransferRow row) {
    return row.state().equals("fetching") ? Formats.duration(row.secondsLeft()) : "";
  }

  private void selected() {
    var chosen = table.chosen();
    pause.setEnabled(chosen.stream().anyMatch(TransfersPresenter::canPause));
    resume.setEnabled(chosen.stream().anyMatch(TransfersPresenter::canResume));
    cancel.setEnabled(!chosen.isEmpty());
    open.setEnabled(chosen.size() == 1);
    details.setText(chosen.size() == 1 ? details(chosen.get(0)) : " ");
  }

  private static String details(TransferRow row) {
    return row.reason().isEmpty() ? text("transfers.to", row.to()) : row.reason();
  }

  @Override
  public void totals(int active, long down, long up) {
    pages.show(rows.total() == 0 ? 0 : 1);
    activeCount.accept(active);
    rates.accept(down, up);
    selected();
  }

  @Override
  public void info(String sentence) {
    notices.info(sentence);
  }

  @Override
  public void error(String sentence) {
    notices.error(sentence);
  }
}
