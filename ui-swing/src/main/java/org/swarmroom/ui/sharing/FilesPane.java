package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.Comparator;
import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JToggleButton;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.ui.kit.Actions;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Column;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
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

/** What this node shares. Folders and files can be dropped here. */
final class FilesPane extends JPanel implements FilesView {

  private static final long serialVersionUID = 1L;

  private final transient Notices notices;
  private final transient LiveRows<ShareRow> rows;
  private final transient LiveTable<ShareRow> table;
  private final transient FilesPresenter presenter;
  private final Command remove;
  private final JProgressBar bar = new JProgressBar(0, 1000);
  private final JLabel progress = new JLabel(" ");
  private final JPanel foot;
  private final Pages pages;

  FilesPane(Desk desk, Notices notices) {
    this.notices = notices;
    setName("files.pane");
    rows = new LiveRows<>(row -> row.path().toString(), desk::inBackground, Ui.LATER);
    presenter = new FilesPresenter(desk.node(), desk.answers(), desk.events(), rows, this);
    table = new LiveTable<>("files.table", rows, columns());
    var hidden = new JCheckBox(text("files.hidden"));
    hidden.setName("files.hidden");
    var folders =
        new Command(
            "files.add.folder",
            Icons.icon("add"),
            () ->
                presenter.add(
                    Folders.chooseFolders(this, "files.add.folder.title"), hidden.isSelected()));
    var files =
        new Command(
            "files.add.files",
            Icons.icon("file"),
            () ->
                presenter.add(
                    Folders.chooseFiles(this, "files.add.files.title"), hidden.isSelected()));
    var rescan = new Command("files.rescan", Icons.icon("refresh"), presenter::rescan);
    var open =
        new Command(
            "files.open",
            Icons.icon("folder-open"),
            () ->
                table.chosen().stream()
                    .findFirst()
                    .ifPresent(row -> Folders.open(desk, row.path(), notices)));
    remove =
        new Command("files.remove", Icons.icon("remove"), () -> presenter.remove(table.chosen()));
    remove.onKey(table.table(), "DELETE");
    folders.bindTo(this);
    rescan.bindTo(this);
    table.onOpen(open);
    table.popup(open, remove, rescan);
    table.onSelection(this::selected);
    var pausing = new JToggleButton(text("files.pause"), Icons.icon("pause"));
    pausing.setName("files.pause");
    pausing.addActionListener(e -> presenter.pause(pausing.isSelected()));
    var empty = new EmptyState("files.empty", Icons.tinted("share", 40, "Swarmroom.muted"));
    empty.say(text("files.none"), text("files.none.hint"));
    pages = new Pages(empty, table.scrolling());
    for (var target : new javax.swing.JComponent[] {this, empty, table.table()}) {
      Drops.files(target, paths -> presenter.add(paths, hidden.isSelected()));
    }
    var add = folders.primaryButton("add");
    var top = Actions.bar(add, files.button(), remove.button(), rescan.button(), pausing, hidden);
    bar.setName("files.progress");
    bar.getAccessibleContext().setAccessibleName(text("files.progress"));
    bar.setPreferredSize(new Dimension(UIScale.scale(180), UIScale.scale(6)));
    progress.setName("files.progress.words");
    progress.setMinimumSize(new Dimension(0, 0));
    progress.putClientProperty(FlatClientProperties.STYLE, "foreground: $Swarmroom.muted");
    foot = Box.row().inset(8, 16, 8, 16).add(bar).gap(10).grow(progress).panel();
    foot.setVisible(false);
    Box.column().add(top).grow(pages).gap(1).add(foot).in(this);
    selected();
    presenter.start();
  }

  private static List<Column<ShareRow>> columns() {
    return List.of(
        new Column<>(
            "files.path",
            420,
            row -> row.path().toString(),
            Comparator.comparing(row -> row.path().toString()),
            new ShareCell()),
        Column.number(
            "files.count",
            90,
            row -> Formats.count(row.files()),
            Comparator.comparingLong(ShareRow::files)),
        Column.number(
            "files.size",
            90,
            row -> Formats.size(row.bytes()),
            Comparator.comparingLong(ShareRow::bytes)),
        new Column<ShareRow>(
                "files.ready",
                160,
                row -> ShareCell.progress(row).percent(),
                Comparator.comparingDouble(row -> ShareCell.progress(row).share()),
                new ProgressCell<ShareRow>(ShareCell::progress))
            .kept(),
        Column.text("files.state", 260, ShareCell::state));
  }

  private void selected() {
    remove.setEnabled(!table.chosen().isEmpty());
  }

  @Override
  public void changed() {
    pages.show(rows.total() == 0 ? 0 : 1);
    selected();
  }

  @Override
  public void hashing(String path, long files, long filesTotal, double share) {
    foot.setVisible(true);
    bar.setValue((int) (share * 1000));
    progress.setText(text("files.hashing", Formats.count(files), Formats.count(filesTotal), path));
  }

  @Override
  public void hashed() {
    bar.setValue(1000);
    foot.setVisible(false);
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
