package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.Comparator;
import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.ui.kit.Actions;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Column;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.EmptyState;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Labels;
import org.swarmroom.ui.kit.LiveRows;
import org.swarmroom.ui.kit.LiveTable;
import org.swarmroom.ui.kit.Notices;
import org.swarmroom.ui.kit.Pages;
import org.swarmroom.ui.kit.Ui;

/** Everybody's files: a field, filters, what was found. */
final class SearchPane extends JPanel implements SearchView {

  private static final long serialVersionUID = 1L;
  private static final int TABLE = 0;
  private static final int HINT = 1;

  private final transient Notices notices;
  private final transient SearchPresenter presenter;
  private final transient LiveTable<SearchRow> table;
  private final transient SearchCommands commands;
  private final JTextField field = new JTextField();
  private final TypeFilter types;
  private final JLabel count = Labels.quiet("search.count");
  private final EmptyState hint;
  private final Pages pages;

  SearchPane(Desk desk, Notices notices) {
    this.notices = notices;
    setName("search.pane");
    var rows = new LiveRows<SearchRow>(SearchPresenter::key, desk::inBackground, Ui.LATER);
    presenter = new SearchPresenter(desk.node(), desk.answers(), desk.events(), rows, this);
    table = new LiveTable<>("search.results", rows, columns());
    commands = new SearchCommands(desk, presenter, table, this);
    hint =
        new EmptyState(
            "search.empty", Icons.tinted("search", 40, "Swarmroom.muted"), commands.askButton);
    pages = new Pages(table.scrolling(), hint);
    types = new TypeFilter(presenter::type);
    var online = new JCheckBox(text("search.online"));
    online.setName("search.online");
    online.addActionListener(e -> presenter.onlineOnly(online.isSelected()));
    dressField();
    var download = commands.download.primaryButton("download");
    var top = Box.row().inset(12, 12, 4, 12).grow(field).panel();
    var filters =
        Box.row().inset(4, 12, 8, 12).add(types).gap(12).add(online).glue().add(count).panel();
    var foot =
        Actions.bar(
            download, commands.downloadTo.button(), commands.magnet.button(), commands.moreButton);
    Box.column().add(top).add(filters).grow(pages).gap(1).add(foot).in(this);
    idle();
  }

  private void dressField() {
    field.setName("search.field");
    field.getAccessibleContext().setAccessibleName(text("search.field"));
    field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, text("search.placeholder"));
    field.putClientProperty(FlatClientProperties.TEXT_FIELD_LEADING_ICON, Icons.icon("search"));
    field.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
    field.getDocument().addDocumentListener(new Typing());
    new Command("search.to.results", this::toResults).onKey(field, "DOWN");
    field.addActionListener(e -> toResults());
  }

  /** Goes to the field with a query in it. */
  void search(String query) {
    if (!query.isEmpty()) {
      types.all();
      field.setText(query);
    }
    toField();
  }

  void toField() {
    field.selectAll();
    field.requestFocusInWindow();
  }

  private void toResults() {
    if (table.table().getRowCount() > 0) {
      if (table.table().getSelectedRow() < 0) {
        table.table().setRowSelectionInterval(0, 0);
      }
      table.table().requestFocusInWindow();
    }
  }

  private static List<Column<SearchRow>> columns() {
    return List.of(
        Column.name("search.name", 380, SearchRow::name, new FileCell()),
        Column.size("search.size", 92, SearchRow::size),
        Column.text("search.type", 110, row -> FileCell.typeName(row.type())),
        Column.text("search.folder", 160, SearchRow::folder),
        Column.text("search.holders", 150, SearchPane::holders),
        new Column<>(
                "search.availability",
                140,
                SearchPane::availability,
                Comparator.comparingInt(SearchRow::online),
                new AvailabilityCell(SearchPane::availability))
            .kept());
  }

  private static String holders(SearchRow row) {
    var others = String.join(", ", row.holders());
    return row.own()
        ? (others.isEmpty() ? text("search.you") : text("search.you.and", others))
        : others;
  }

  private static String availability(SearchRow row) {
    if (row.own()) {
      return text("search.have");
    }
    return row.online() == 0
        ? text("search.away")
        : text("search.online.of", row.online(), row.holders().size());
  }

  @Override
  public void idle() {
    count.setText(" ");
    hint.say(text("search.idle"), text("search.idle.hint"));
    commands.found(false, false);
    pages.show(HINT);
  }

  @Override
  public void found(int found, boolean more, long millis) {
    count.setText(text(more ? "search.count.more" : "search.count", found, millis));
    commands.found(false, more);
    pages.show(TABLE);
  }

  @Override
  public void nothing(String query) {
    count.setText(" ");
    hint.say(text("search.nothing", query), text("search.nothing.hint"));
    commands.found(true, false);
    pages.show(HINT);
  }

  @Override
  public void refused(String sentence) {
    count.setText(" ");
    hint.say(sentence, text("search.refused.hint"));
    commands.found(false, false);
    pages.show(HINT);
  }

  @Override
  public void info(String sentence) {
    notices.info(sentence);
  }

  @Override
  public void error(String sentence) {
    notices.error(sentence);
  }

  private final class Typing implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      presenter.typed(field.getText());
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      presenter.typed(field.getText());
    }

    @Override
    public void changedUpdate(DocumentEvent event) {}
  }
}
