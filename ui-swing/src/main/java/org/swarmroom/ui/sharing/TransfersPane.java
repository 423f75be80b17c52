package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.kit.Actions;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Column;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Dialogs;
import org.swarmroom.ui.kit.EmptyState;
import org.swarmroom.ui.kit.Folders;
import org.swarmroom.ui.kit.Form;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Labels;
import org.swarmroom.ui.kit.Notices;
import org.swarmroom.ui.kit.TablePane;

/** What is being fetched, how fast, from whom, and why it stands still. */
final class TransfersPane extends TablePane<TransferRow> implements TransfersView {

  private static final long serialVersionUID = 1L;

  private final transient IntConsumer activeCount;
  private final transient BiConsumer<Long, Long> rates;
  private String downloads = " ";
  private final transient Command sequential;
  private final JLabel details = Labels.quiet("transfers.details");

  /**
   * @param activeCount hears how many transfers go on
   * @param rates hears bytes a second down and up
   */
  TransfersPane(Desk desk, Notices notices, IntConsumer activeCount, BiConsumer<Long, Long> rates) {
    super(
        desk,
        notices,
        "transfers",
        TransferRow::id,
        columns(),
        EmptyState.saying(
            "transfers.empty", "transfers", text("transfers.none"), text("transfers.none.hint")));
    this.activeCount = activeCount;
    this.rates = rates;
    var presenter =
        new TransfersPresenter(desk.node(), desk.answers(), desk.events(), rows(), this);
    var pause =
        onChosen(
            "transfers.pause",
            "pause",
            chosen -> chosen.stream().anyMatch(TransfersPresenter::canPause),
            presenter::pause);
    var resume =
        onChosen(
            "transfers.resume",
            "play",
            chosen -> chosen.stream().anyMatch(TransfersPresenter::canResume),
            presenter::resume);
    var cancel = onChosen("transfers.cancel", "close", chosen -> true, presenter::cancel);
    var open =
        onOne("transfers.open", "folder-open", r -> true, r -> Folders.open(desk, r.to(), notices));
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
    cancel.onKey(table().table(), "DELETE");
    pause.onKey(table().table(), "P");
    resume.onKey(table().table(), "R");
    table().onOpen(open);
    var pace = new TransferPace(desk.node(), desk.answers(), this);
    var limit = onOne("transfers.limit", "limits", row -> true, row -> askLimits(row, pace));
    sequential =
        onChosen(
                "transfers.sequential",
                "transfers",
                chosen -> chosen.stream().anyMatch(TransferPace::canOrder),
                chosen -> pace.sequential(chosen, isSequentialWanted()))
            .checkable();
    table().popup(pause, resume, cancel, limit, sequential, open);
    Drops.torrents(this, presenter::add);
    Drops.torrents(table().table(), presenter::add);
    stack(
        Actions.bar(
            pause.button(),
            resume.button(),
            cancel.button(),
            open.button(),
            add.button(),
            folder.button()),
        Box.row().inset(8, 16, 8, 16).grow(details).panel());
    presenter.start();
  }

  private boolean isSequentialWanted() {
    return sequential.isChecked();
  }

  private void askLimits(TransferRow row, TransferPace pace) {
    var down = limitField("transfers.limit.down", row.limitDown());
    var up = limitField("transfers.limit.up", row.limitUp());
    var form = new Form().row("transfers.limit.down", down).row("transfers.limit.up", up).panel();
    Dialogs.form(
        this, "transfers.limit.ask", form, () -> pace.limit(row, down.getText(), up.getText()));
  }

  private static JTextField limitField(String name, long bytesPerSecond) {
    var field = new JTextField(Formats.rateField(bytesPerSecond), 16);
    field.setName(name);
    field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, text("limits.none.hint"));
    return field;
  }

  private static List<Column<TransferRow>> columns() {
    return List.of(
        Column.name("transfers.name", 320, TransferRow::name, new TransferCell()),
        Column.number(
            "transfers.size",
            92,
            row -> row.size() > 0 ? Formats.size(row.size()) : "",
            Comparator.comparingLong(TransferRow::size)),
        Column.progress("transfers.progress", 130, TransferCell::progress),
        Column.number(
            "transfers.rate",
            88,
            TransfersPane::rate,
            Comparator.comparingLong(TransferRow::rateDown)),
        Column.number(
            "transfers.left",
            96,
            TransfersPane::left,
            Comparator.comparingLong(TransferRow::secondsLeft)),
        Column.text("transfers.holders", 120, row -> String.join(", ", row.holders())),
        Column.text("transfers.state", 320, TransferCell::state));
  }

  private static String rate(TransferRow row) {
    return row.state().equals("fetching") ? Formats.rate(row.rateDown()) : "";
  }

  private static String left(TransferRow row) {
    return row.state().equals("fetching") ? Formats.duration(row.secondsLeft()) : "";
  }

  @Override
  protected void chosen(List<TransferRow> chosen) {
    sequential.check(!chosen.isEmpty() && chosen.stream().allMatch(TransferRow::sequential));
    details.setText(chosen.size() == 1 ? details(chosen.get(0)) : downloads);
  }

  private static String details(TransferRow row) {
    if (!row.reason().isEmpty()) {
      return row.reason();
    }
    return TransferPace.isLimited(row)
        ? text("transfers.to.limited", row.to(), TransferPace.shown(row))
        : text("transfers.to", row.to());
  }

  @Override
  public void folder(Path folder) {
    downloads = text("transfers.folder.now", folder);
    chosen(table().chosen());
  }

  @Override
  public void totals(int active, long down, long up) {
    shown();
    activeCount.accept(active);
    rates.accept(down, up);
  }
}
